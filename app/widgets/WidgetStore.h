// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <QHash>
#include <QMap>

namespace quire::widgets {

/// The models of a notebook's widgets as the kernel and the pages last had them: ipywidgets' state, by comm id. Pure
/// data; kept as the raw JSON it came as, binary values beside it.
class WidgetStore
{
public:
    /// More are not kept: a program that makes widgets without end must not eat the memory.
    static constexpr qsizetype limit = 50'000;

    bool contains(const QString &id) const { return m_models.contains(id); }
    QStringList ids() const { return m_models.keys(); }
    /// A kernel stands behind it.
    bool isLive(const QString &id) const { return m_models.value(id).isLive; }

    /// From a comm_open's or update's `data`: {"state": {…}, "buffer_paths": […]}. open() replaces, update() merges.
    void open(const QString &id, const notebook::JsonValue &data, const QList<QByteArray> &buffers);
    void update(const QString &id, const notebook::JsonValue &data, const QList<QByteArray> &buffers);
    void close(const QString &id) { m_models.remove(id); }
    /// No kernel stands behind any of them any more.
    void orphan();

    /// One value of a model's state; null when there is none.
    notebook::JsonValue value(const QString &id, const QString &key) const
    {
        return m_models.value(id).state.value(key);
    }
    void setValue(const QString &id, const QString &key, const notebook::JsonValue &value);

    /// Ids of the models that `roots` are made of, and of the links between them.
    QStringList closure(const QStringList &roots) const;
    /// {id: {"model_name", "model_module", "model_module_version", "state", "buffers"}} as notebooks and html-manager
    /// have it.
    notebook::JsonValue managerState(const QStringList &ids) const;
    /// Takes over what a notebook's metadata holds in that form, or a kernel's update_states, as far as not known.
    void addManagerState(const notebook::JsonValue &models, bool areLive);

    /// Ids a piece of state refers to.
    static QStringList references(QByteArrayView json);

private:
    struct Buffer
    {
        QString key; ///< First step of the path.
        QByteArray path;
        QByteArray bytes;
    };
    struct Model
    {
        QMap<QString, notebook::JsonValue> state;
        QList<Buffer> buffers;
        bool isLive = false;
    };

    static void merge(Model &model, const notebook::JsonValue &data, const QList<QByteArray> &buffers);
    static void mergeEncoded(Model &model, const notebook::JsonValue &buffers);
    static QStringList referencesOf(const Model &model);
    static QByteArray written(const Model &model);
    bool isLink(const Model &model) const;

    QMap<QString, Model> m_models;
};

} // namespace quire::widgets
