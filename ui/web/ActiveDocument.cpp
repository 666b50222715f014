// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/ActiveDocument.h"

#include "ui/kit/Theme.h"
#include "ui/output/OutputRegistry.h"

#include <QCoreApplication>
#include <QFontInfo>
#include <QRegularExpression>

#include <array>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray asset(const QString &name)
{
    return "/web/" + name.toLatin1();
}

} // namespace

PageLook PageLook::of(const Theme &theme, bool network)
{
    using Role = Theme::Role;
    const auto color = [&theme](Role role) { return theme.color(role).name().toLatin1(); };
    QByteArray css = ":root{color-scheme:" + QByteArray(theme.isDark() ? "dark" : "light");
    const std::array colors{
        std::pair("--quire-page", Role::Page),
        std::pair("--quire-surface", Role::Surface),
        std::pair("--quire-border", Role::Border),
        std::pair("--quire-text", Role::Text),
        std::pair("--quire-muted", Role::MutedText),
        std::pair("--quire-accent", Role::Accent),
        std::pair("--quire-accent-text", Role::AccentText),
        std::pair("--quire-link", Role::Link),
        std::pair("--quire-error", Role::Error),
        std::pair("--quire-warning", Role::Warning),
        std::pair("--quire-success", Role::Success),
        std::pair("--quire-paper", Role::Paper),
    };
    for (const auto &[name, role] : colors) {
        css += QByteArray(";") + name + ':' + color(role);
    }
    const auto pixels = [](const QFont &font) { return QByteArray::number(QFontInfo(font).pixelSize()) + "px"; };
    const auto family = [](const QFont &font) {
        QString name = QFontInfo(font).family();
        return name.remove(QRegularExpression(u"[^\\w .-]"_s)).toUtf8();
    };
    css += ";--quire-font-size:" + pixels(theme.textFont()) + ";--quire-font:'" + family(theme.textFont()) +
           "';--quire-code-size:" + pixels(theme.codeFont()) + ";--quire-code-font:'" + family(theme.codeFont()) + "'}";
    return {theme.isDark(), network, css};
}

QString ActiveDocument::nameOf(const QString &mimeType)
{
    return OutputRegistry::formName({mimeType, {}});
}

QByteArray ActiveDocument::html(const render::ActiveSource &source, const PageLook &look)
{
    const render::ActivePage page = render::ActivePage::of(
        source, QCoreApplication::translate("quire::ui::ActiveItem",
                                            "The kernel that made this output is gone. Run its cell again to use it."));
    QByteArray head;
    for (const QString &style : page.styles) {
        head += "<link rel=\"stylesheet\" href=\"" + asset(style) + "\">";
    }
    for (const QString &script : page.scripts) {
        head += "<script src=\"" + asset(script) + "\"></script>";
    }
    if (page.usesRequire) {
        head += "<script>quire.configureRequire()</script>";
    }
    return QByteArray("<!doctype html><html data-theme=\"") + (look.isDark ? "dark" : "light") + "\" data-network=\"" +
           (look.network ? "on" : "off") + "\"><head><meta charset=\"utf-8\"><style>" + look.variables +
           "</style><link rel=\"stylesheet\" href=\"/web/output.css\"><script src=\"/web/output.js\"></script>" + head +
           "</head><body>" + page.body + "<script>quire.ready()</script></body></html>";
}

} // namespace quire::ui
