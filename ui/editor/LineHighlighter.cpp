// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/LineHighlighter.h"

#include "render/Magics.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/FoldingRegion>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>

#include <algorithm>

namespace quire::ui {

using KSyntaxHighlighting::Definition;
using SyntaxTheme = KSyntaxHighlighting::Theme;

namespace {

CodeKind kindOf(SyntaxTheme::TextStyle style)
{
    switch (style) {
    case SyntaxTheme::Comment:
    case SyntaxTheme::Documentation:
    case SyntaxTheme::Annotation:
    case SyntaxTheme::CommentVar:
    case SyntaxTheme::RegionMarker:
    case SyntaxTheme::Information:
    case SyntaxTheme::Warning:
    case SyntaxTheme::Alert:
        return CodeKind::Comment;
    case SyntaxTheme::Char:
    case SyntaxTheme::SpecialChar:
    case SyntaxTheme::String:
    case SyntaxTheme::VerbatimString:
    case SyntaxTheme::SpecialString:
        return CodeKind::String;
    default:
        return CodeKind::Code;
    }
}

} // namespace

/// One language's part of the work: hands what it finds to the highlighter that owns it.
class LineHighlighter::Engine : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Engine(LineHighlighter *owner, const Definition &language, const SyntaxTheme &look) : m_owner(owner)
    {
        setDefinition(language);
        setTheme(look);
    }

    Definition language() const { return definition(); }

    /// `part` begins at `offset` of its line.
    KSyntaxHighlighting::State run(QStringView part, qsizetype offset, const KSyntaxHighlighting::State &before)
    {
        m_offset = int(offset);
        return highlightLine(part, before);
    }

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        m_owner->addSpan(m_offset + offset, length, m_owner->styleOf(format));
    }

    void applyFolding(int, int, KSyntaxHighlighting::FoldingRegion region) override
    {
        CodeFolds &folds = m_owner->m_folds;
        folds.change += region.type() == KSyntaxHighlighting::FoldingRegion::Begin ? 1 : -1;
        folds.lowest = std::min(folds.lowest, folds.change);
    }

    LineHighlighter *m_owner;
    int m_offset = 0;
};

LineHighlighter::LineHighlighter() = default;
LineHighlighter::~LineHighlighter() = default;

void LineHighlighter::setLook(const CodeLanguage &language, const KSyntaxHighlighting::Theme &theme)
{
    m_language = language;
    m_theme = theme;
    m_styles = {CodeStyle{}};
    m_styleNumbers = {{CodeStyle{}, 0}};
    m_styleOfFormat.clear();
    m_engines.clear();
    m_plain = {};
    if (language.definition.isValid()) {
        m_engines.push_back(std::make_unique<Engine>(this, language.definition, theme));
        m_plain = m_engines.front()->run({}, 0, {});
    }
}

LineHighlighter::State LineHighlighter::highlight(QStringView line, const State &before, std::vector<CodeSpan> &spans)
{
    spans.clear();
    m_folds = {};
    State after = before;
    after.m_begun = before.m_begun || std::ranges::any_of(line, [](QChar c) { return !c.isSpace(); });
    if (m_engines.empty()) {
        return after;
    }
    m_spans = &spans;
    Engine &engine = *m_engines.at(std::size_t(before.m_engine));
    const bool mayBeMagic = m_language.magics && before.m_engine == 0;
    if (line.size() > longestLine) {
        engine.run(line.first(longestLine), 0, before.m_inner);
        m_folds = {};
    } else if (mayBeMagic && !before.m_begun && render::cellMagic(line)) {
        after = enterCell(line, before, spans);
    } else if (const auto magic = mayBeMagic && beginsStatement(before) ? render::lineMagic(line) : std::nullopt) {
        highlightMagic(line, *magic, before, spans);
    } else if (engine.language().isValid()) {
        after.m_inner = engine.run(line, 0, before.m_inner);
    }
    m_spans = nullptr;
    return after;
}

bool LineHighlighter::beginsStatement(const State &state) const
{
    return state.m_inner == KSyntaxHighlighting::State() || state.m_inner == m_plain;
}

LineHighlighter::State LineHighlighter::enterCell(QStringView line, const State &before, std::vector<CodeSpan> &spans)
{
    const auto magic = render::cellMagic(line);
    const auto end = qsizetype(2 + magic->name.size());
    const Definition language = render::languageOf(*magic, m_language.definition, *m_language.magics);
    spans.push_back({0, int(end), magicStyle()});
    State after = before;
    after.m_begun = true;
    if (language == m_language.definition) {
        // "%%time x = f()": the rest of the line is code too.
        after.m_inner = m_engines.front()->run(line.sliced(end), end, before.m_inner);
        return after;
    }
    after.m_engine = engineFor(language);
    after.m_inner = {};
    return after;
}

void LineHighlighter::highlightMagic(QStringView line, const render::LineMagic &magic, const State &before,
                                     std::vector<CodeSpan> &spans)
{
    m_engines.front()->run(line.first(magic.mark), 0, before.m_inner);
    if (magic.code > magic.mark) {
        spans.push_back({int(magic.mark), int(magic.code - magic.mark), magicStyle()});
    }
    const QStringView code = line.sliced(magic.code, magic.end - magic.code);
    if (magic.language == render::LineMagic::Language::Shell) {
        const Definition shell = m_language.magics->definitionForName(QStringLiteral("Bash"));
        if (shell.isValid()) {
            m_engines.at(std::size_t(engineFor(shell)))->run(code, magic.code, {});
        }
    } else if (magic.language == render::LineMagic::Language::Python) {
        m_engines.front()->run(code, magic.code, {});
    }
    if (magic.end < line.size()) {
        spans.push_back({int(magic.end), int(line.size() - magic.end), magicStyle()});
    }
    m_folds = {};
}

int LineHighlighter::engineFor(const Definition &definition)
{
    const auto known =
        std::ranges::find_if(m_engines, [&](const auto &engine) { return engine->language() == definition; });
    if (known != m_engines.end()) {
        return int(known - m_engines.begin());
    }
    m_engines.push_back(std::make_unique<Engine>(this, definition, m_theme));
    return int(m_engines.size()) - 1;
}

Definition LineHighlighter::definition(const State &state) const
{
    return m_engines.empty() ? Definition() : m_engines.at(std::size_t(state.m_engine))->language();
}

void LineHighlighter::addSpan(int start, int length, int style)
{
    if (style == 0 || length <= 0 || !m_spans) {
        return;
    }
    if (!m_spans->empty() && m_spans->back().style == style &&
        m_spans->back().start + m_spans->back().length == start) {
        m_spans->back().length += length;
    } else {
        m_spans->push_back({start, length, style});
    }
}

int LineHighlighter::styleOf(const KSyntaxHighlighting::Format &format)
{
    const auto known = m_styleOfFormat.constFind(format.id());
    if (known != m_styleOfFormat.constEnd()) {
        return *known;
    }
    CodeStyle style{.color = {},
                    .bold = format.isBold(m_theme),
                    .italic = format.isItalic(m_theme),
                    .underline = format.isUnderline(m_theme),
                    .kind = kindOf(format.textStyle())};
    if (format.hasTextColor(m_theme)) {
        style.color = format.textColor(m_theme);
    }
    const int number = numberOf(style);
    m_styleOfFormat.insert(format.id(), number);
    return number;
}

int LineHighlighter::numberOf(const CodeStyle &style)
{
    auto number = m_styleNumbers.find(style);
    if (number == m_styleNumbers.end()) {
        number = m_styleNumbers.insert(style, int(m_styles.size()));
        m_styles.append(style);
    }
    return *number;
}

int LineHighlighter::magicStyle()
{
    CodeStyle style;
    style.color = QColor::fromRgba(m_theme.textColor(SyntaxTheme::Preprocessor));
    style.bold = m_theme.isBold(SyntaxTheme::Preprocessor);
    return numberOf(style);
}

} // namespace quire::ui
