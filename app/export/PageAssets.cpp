// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageAssets.h"

#include "render/AssetMap.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace quire::exporting {

Result<QByteArray> PageAssets::bytes(const QString &name) const
{
    QFile file(m_folder + u'/' + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, tr("A part of Quire is missing: %1. Install it again.").arg(name),
                       file.errorString());
    }
    return file.readAll();
}

Result<QByteArray> PageAssets::read(const QString &name) const
{
    auto content = bytes(name);
    if (!content) {
        return content;
    }
    if (isStyle(name)) {
        *content = withFiles(*content, name);
        content->replace("</style", "<\\/style");
    }
    if (name == "leaflet/leaflet.js"_L1) {
        *content += markers();
    }
    content->replace("</script", "<\\/script").replace("<!--", "<\\!--");
    return content;
}

/// Leaflet looks for the pictures of its markers beside its style sheet, which has no place here.
QByteArray PageAssets::markers() const
{
    QByteArray options;
    for (const auto &[option, file] :
         {std::pair("iconUrl", "marker-icon.png"), std::pair("iconRetinaUrl", "marker-icon-2x.png"),
          std::pair("shadowUrl", "marker-shadow.png")}) {
        const auto picture = bytes(u"leaflet/images/"_s + QLatin1StringView(file));
        options +=
            picture ? QByteArray(option) + ":'data:image/png;base64," + picture->toBase64() + "'," : QByteArray();
    }
    return "\n;L.Icon.Default.imagePath='';L.Icon.Default.mergeOptions({" + options + "});\n";
}

/// Of each font the first file is enough; what is not bundled is left out, never fetched.
QByteArray PageAssets::withFiles(const QByteArray &css, const QString &name) const
{
    static const QRegularExpression address(u"url\\(\\s*(\"[^\"]*\"|'[^']*'|[^)\"']*)\\s*\\)"_s);
    const QString text = QString::fromUtf8(css);
    const QString folder = name.contains(u'/') ? name.first(name.lastIndexOf(u'/') + 1) : QString();
    QString out;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : address.globalMatch(text)) {
        out += QStringView(text).sliced(at, match.capturedStart() - at);
        at = match.capturedEnd();
        QString target = match.captured(1).trimmed();
        target.remove(u'"').remove(u'\'');
        if (target.startsWith("data:"_L1) || target.startsWith(u'#')) {
            out += match.captured();
            continue;
        }
        const QString file = QDir::cleanPath(folder + target.section(u'?', 0, 0).section(u'#', 0, 0));
        const auto content = file.startsWith(".."_L1) || file.contains(u':') ? Result<QByteArray>() : bytes(file);
        out += content && !content->isEmpty()
                   ? u"url(data:%1;base64,%2)"_s.arg(QString::fromLatin1(render::AssetMap::typeOf(file)),
                                                     QString::fromLatin1(content->toBase64()))
                   : u"url(data:,)"_s;
    }
    out += QStringView(text).sliced(at);
    return out.toUtf8();
}

} // namespace quire::exporting
