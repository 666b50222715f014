// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalColors.h"

#include "ui/kit/Theme.h"

#include <QCryptographicHash>
#include <QFile>

namespace quire::ui {

namespace {

void append(QByteArray &scheme, const QByteArray &name, const QColor &color)
{
    scheme += '[' + name + "]\nColor=" + QByteArray::number(color.red()) + ',' + QByteArray::number(color.green()) +
              ',' + QByteArray::number(color.blue()) + "\n\n";
}

} // namespace

QByteArray TerminalColors::scheme(const Theme &theme)
{
    QByteArray scheme = "[General]\nDescription=Quire\nOpacity=1\n\n";
    for (const QByteArray &suffix : {QByteArray(), QByteArrayLiteral("Intense")}) {
        append(scheme, "Foreground" + suffix, theme.color(Theme::Role::Text));
        append(scheme, "Background" + suffix, theme.color(Theme::Role::Page));
    }
    for (int index = 0; index < 16; ++index) {
        const QByteArray name = "Color" + QByteArray::number(index % 8) + (index < 8 ? "" : "Intense");
        append(scheme, name, theme.terminalColor(index));
    }
    return scheme;
}

QString TerminalColors::fileFor(const Theme &theme) const
{
    const QByteArray text = scheme(theme);
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex().first(12);
    QFile file(m_folder.filePath(QStringLiteral("quire-%1.colorscheme").arg(QString::fromLatin1(hash))));
    if (!file.exists() && (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())) {
        return {};
    }
    return file.fileName();
}

} // namespace quire::ui
