// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LineHighlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>

namespace quire::ui {

void LineHighlighter::setLook(const KSyntaxHighlighting::Definition &definition,
                              const KSyntaxHighlighting::Theme &theme)
{
    setDefinition(definition);
    setTheme(theme);
    m_styles = {CodeStyle{}};
    m_styleNumbers = {{CodeStyle{}, 0}};
    m_styleOfFormat.clear();
}

LineHighlighter::State LineHighlighter::highlight(QStringView line, const State &before, std::vector<CodeSpan> &spans)
{
    spans.clear();
    if (!definition().isValid()) {
        return before;
    }
    m_spans = &spans;
    State after = highlightLine(line, before);
    m_spans = nullptr;
    return after;
}

void LineHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    const int style = styleOf(format);
    if (style == 0 || length <= 0) {
        return;
    }
    if (!m_spans->empty() && m_spans->back().style == style &&
        m_spans->back().start + m_spans->back().length == offset) {
        m_spans->back().length += length;
    } else {
        m_spans->push_back({offset, length, style});
    }
}

int LineHighlighter::styleOf(const KSyntaxHighlighting::Format &format)
{
    const auto known = m_styleOfFormat.constFind(format.id());
    if (known != m_styleOfFormat.constEnd()) {
        return *known;
    }
    const KSyntaxHighlighting::Theme look = theme();
    CodeStyle style{.color = {},
                    .bold = format.isBold(look),
                    .italic = format.isItalic(look),
                    .underline = format.isUnderline(look)};
    if (format.hasTextColor(look)) {
        style.color = format.textColor(look);
    }
    auto number = m_styleNumbers.find(style);
    if (number == m_styleNumbers.end()) {
        number = m_styleNumbers.insert(style, int(m_styles.size()));
        m_styles.append(style);
    }
    m_styleOfFormat.insert(format.id(), *number);
    return *number;
}

} // namespace quire::ui
