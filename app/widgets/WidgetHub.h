// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/KernelSession.h"
#include "widgets/OutputCapture.h"
#include "widgets/WidgetClient.h"
#include "widgets/WidgetStore.h"

#include <QPointer>

#include <memory>

namespace quire::widgets {

/// The widgets of one notebook, between its kernel and the pages that show them. Keeps every model, whoever shows it,
/// so that each page holds only the models it is made of and may come and go.
///
/// A change in one page goes to the kernel and to the other pages. Links between widgets (jslink) work in every page,
/// but only one of them tells the kernel what followed.
class WidgetHub : public QObject
{
    Q_OBJECT

public:
    explicit WidgetHub(QObject *parent = nullptr);
    ~WidgetHub() override;

    /// The kernel to talk to, not owned; null for none. Models it still has are asked for once it answers.
    void setSession(jupyter::KernelSession *session);
    /// What the notebook's metadata holds; for widgets no kernel knows.
    void loadMetadata(const notebook::JsonValue &metadata);
    /// `metadata` with the state of the widgets `roots`, as Jupyter saves it; unchanged when none of them is known.
    notebook::JsonValue withState(const notebook::JsonValue &metadata, const QStringList &roots) const;

    const WidgetStore &store() const { return m_store; }
    bool knows(const QString &model) const { return m_store.contains(model); }
    /// A page for the widget `root`; ends when it is deleted.
    std::unique_ptr<WidgetClient> attach(const QString &root);

Q_SIGNALS:
    /// Models are known that were not.
    void modelsArrived();
    /// A callback put it out and no Output widget caught it; `root` is the widget of the page that caused it.
    void strayOutput(const QString &root, const quire::notebook::Output &output);

private:
    friend class WidgetClient;
    void detach(WidgetClient *client);
    void hear(WidgetClient *client, const notebook::JsonValue &message);
    void askForModels();
    void receive(const jupyter::Message &message);
    void receiveOpen(const QString &id, const jupyter::Message &message, const notebook::JsonValue &content);
    void receiveMessage(const QString &id, const jupyter::Message &message, const notebook::JsonValue &data);
    void receiveStates(const jupyter::Message &message, const notebook::JsonValue &data);
    void receiveStray(const jupyter::Message &message);
    void noteState(const QString &id, const notebook::JsonValue &state);
    void sendCaptured(const QString &id, const notebook::JsonValue &outputs);
    void pass(const QString &id, const QByteArray &json, const WidgetClient *except = nullptr);
    void passUpdate(const QString &id, const notebook::JsonValue &data, const QByteArray &parent,
                    const QList<QByteArray> &buffers, const WidgetClient *except, bool fromKernel);
    bool send(const QByteArray &type, const QByteArray &id, const QByteArray &content, const QByteArray &metadata,
              const QList<QByteArray> &buffers);
    void orphan();

    QPointer<jupyter::KernelSession> m_session;
    WidgetStore m_store;
    OutputCapture m_capture;
    QList<WidgetClient *> m_clients;
    QHash<QByteArray, QPointer<WidgetClient>> m_sent; ///< By message id, until the kernel has done it.
    QByteArray m_control;                             ///< Comm id of the question for models.
};

} // namespace quire::widgets
