// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/PageStyle.h"

#include <array>

namespace quire::exporting {

namespace {

struct Color
{
    const char *name;
    const char *light;
    const char *dark;
};

constexpr std::array colors{
    Color{"page", "#ffffff", "#1b1e23"},        Color{"surface", "#f6f7f9", "#23272e"},
    Color{"border", "#dcdfe3", "#42464c"},      Color{"text", "#1f2328", "#e6e9ed"},
    Color{"muted", "#656b73", "#9aa1aa"},       Color{"accent", "#2464cf", "#7aa9f7"},
    Color{"accent-text", "#ffffff", "#101418"}, Color{"link", "#1d5cc4", "#7ab0ff"},
    Color{"error", "#b3261e", "#ff8a80"},       Color{"error-surface", "#fdf1f0", "#332226"},
    Color{"warning", "#7d5700", "#e3b341"},     Color{"success", "#1a6b2d", "#56d364"},
    Color{"important", "#7a3aa8", "#d2a8ff"},   Color{"paper", "#ffffff", "#ffffff"},
};

/// What a terminal calls 0 to 15.
constexpr std::array lightTerminal{"#24292f", "#b3261e", "#1a6b2d", "#7d5700", "#0a56b5", "#7a3aa8",
                                   "#0b6975", "#57606a", "#424a53", "#c22f27", "#1d7332", "#855d00",
                                   "#1263c9", "#8a45bb", "#0f7380", "#6a737d"};
constexpr std::array darkTerminal{"#8b949e", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff",
                                  "#56d4dd", "#d0d7de", "#9ea7b3", "#ffa198", "#7ee787", "#f2cc60",
                                  "#a5d6ff", "#e2c5ff", "#7ee4ec", "#ffffff"};

QByteArray declarations(bool dark)
{
    QByteArray css = dark ? "color-scheme:dark;" : "color-scheme:light;";
    for (const Color &color : colors) {
        css += QByteArray("--quire-") + color.name + ':' + (dark ? color.dark : color.light) + ';';
    }
    return css;
}

QByteArray terminal(bool dark)
{
    QByteArray css;
    for (std::size_t i = 0; i < lightTerminal.size(); ++i) {
        css += "--a" + QByteArray::number(i) + ':' + (dark ? darkTerminal.at(i) : lightTerminal.at(i)) + ';';
    }
    return css;
}

QByteArray terminalRules()
{
    QByteArray css;
    for (std::size_t i = 0; i < lightTerminal.size(); ++i) {
        const QByteArray number = QByteArray::number(i);
        css += ".a" + number + "{color:var(--a" + number + ")}.b" + number + "{background:color-mix(in srgb,var(--a" +
               number + ") 30%,var(--quire-page))}";
    }
    return css;
}

} // namespace

QByteArray PageStyle::colors(const render::CodeHighlighter &highlighter)
{
    const QByteArray light = declarations(false) + terminal(false) + highlighter.classColors(false).toUtf8();
    const QByteArray dark = declarations(true) + terminal(true) + highlighter.classColors(true).toUtf8();
    return ":root{" + light + "}\n:root[data-theme=dark]{" + dark +
           "}\n@media (prefers-color-scheme:dark){:root:not([data-theme=light]){" + dark +
           "}}\n@media print{:root,:root[data-theme],:root:not([data-theme=light]){" + light + "}}\n" +
           terminalRules() + render::CodeHighlighter::classRules().toUtf8() + '\n';
}

QByteArray PageStyle::frameColors()
{
    const QByteArray fonts = "--quire-font-size:15px;--quire-font:system-ui;--quire-code-size:13px;--quire-code-font:"
                             "ui-monospace;";
    return ":root{" + fonts + declarations(false) + "}:root[data-theme=dark]{" + declarations(true) + '}';
}

} // namespace quire::exporting
