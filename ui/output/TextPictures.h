// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/PictureLoader.h"
#include "ui/output/RichContent.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <vector>

namespace quire::ui {

/// The pictures of one text, by the addresses it names them with: attachments, data: addresses, files beside the
/// notebook, and the network's, which are only fetched when a person asks for them.
class TextPictures : public QObject
{
    Q_OBJECT

public:
    /// What is known of one picture.
    struct Entry
    {
        enum class State { Waiting, Ready, Failed, Unasked };
        State state = State::Waiting;
        /// Of the picture itself, in pixels; may be empty.
        QSize size;
        QString problem; ///< Translated, of Failed.
        QByteArray bytes;
        bool isSvg = false;
        quint64 content = 0;
    };

    /// Bytes a picture may have.
    static constexpr qsizetype largest = 64 * 1024 * 1024;

    /// `loader` outlives this.
    TextPictures(PictureLoader *loader, RichContent content, QObject *parent = nullptr);
    ~TextPictures() override;

    /// Gives the bytes of an attachment, called on a worker; empty for none.
    void setAttachments(std::function<QByteArray(const QString &name)> attachments);
    /// The text is another. Returns it with data: addresses, which can be long, replaced by short names.
    QString takeHtml(const QString &html);

    const Entry &find(const QString &address);
    /// Fetches a picture from the network.
    void ask(const QString &address);
    /// The picture at about this many pixels, or null while it is being decoded; changed() follows.
    const render::Picture *decoded(const QString &address, const QSize &pixels);

    static bool isRemote(const QString &address);

Q_SIGNALS:
    /// Another size, or another look only.
    void changed(bool sizeToo);

private:
    void fetch(const QString &address);
    Reply<QByteArray> read(const QString &address) const;
    void take(const QString &address, const Result<QByteArray> &bytes);
    void refuse(const QString &address, const QString &why);

    PictureLoader *m_loader;
    RichContent m_content;
    std::function<QByteArray(const QString &name)> m_attachments;
    QStringList m_data;
    QHash<QString, Entry> m_entries;
    QHash<QString, Reply<QByteArray>> m_underWay;
    QSet<PictureLoader::Key> m_decoding;
};

} // namespace quire::ui
