// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/FileDrag.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace quire::ui {

using namespace Qt::StringLiterals;

std::unique_ptr<FileMime> FileDrag::toMime(const QString &text, const QStringList &localFiles) const
{
    QJsonArray names;
    for (const RemotePath &path : paths) {
        names.append(path.toString());
    }
    auto mime = std::make_unique<FileMime>();
    mime->setData(mimeType, QJsonDocument({{u"source"_s, source}, {u"cut"_s, isCut}, {u"paths"_s, names}}).toJson());
    mime->setText(text);
    QList<QUrl> urls;
    for (const QString &file : localFiles) {
        urls.append(QUrl::fromLocalFile(file));
    }
    if (!urls.isEmpty()) {
        mime->setUrls(urls);
        mime->setText(text); // Addresses would stand for it.
    }
    return mime;
}

std::optional<FileDrag> FileDrag::from(const QMimeData *mime)
{
    if (!mime || !mime->hasFormat(mimeType)) {
        return std::nullopt;
    }
    const QJsonObject json = QJsonDocument::fromJson(mime->data(mimeType)).object();
    FileDrag drag{json.value("source"_L1).toString(), {}, json.value("cut"_L1).toBool()};
    const QJsonArray names = json.value("paths"_L1).toArray();
    for (const QJsonValue &name : names) {
        const RemotePath path(name.toString());
        if (!path.isRoot() && drag.paths.size() < limit) {
            drag.paths.append(path);
        }
    }
    return drag.source.isEmpty() || drag.paths.isEmpty() ? std::nullopt : std::optional(drag);
}

QString FileDrag::pythonString(const QString &path)
{
    QString text;
    for (const QChar c : path) {
        if (c == u'\\' || c == u'\'') {
            text += u'\\';
            text += c;
        } else if (c == u'\n') {
            text += "\\n"_L1;
        } else if (c.unicode() < 0x20 || c.unicode() == 0x7f) {
            text += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QLatin1Char('0'));
        } else {
            text += c;
        }
    }
    return u'\'' + text + u'\'';
}

} // namespace quire::ui
