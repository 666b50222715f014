// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/EditorLook.h"

#include "ui/editor/CodeBlock.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditorOptions.h"
#include "ui/kit/Theme.h"

#include <algorithm>

namespace quire::ui {

namespace {

using Sci = QsciScintillaBase;

constexpr int defaultTabWidth = 4;
constexpr int gapMargin = 1;
constexpr int foldMargin = 2;
constexpr int foldMarginWidth = 14;

/// Scintilla's numbers of our marks.
constexpr int markIndicator = 8;
constexpr int currentMarkIndicator = 9;

bool isForeign(QsciCommand::Command command)
{
    switch (command) {
    case QsciCommand::Undo:
    case QsciCommand::Redo:
    case QsciCommand::ZoomIn:
    case QsciCommand::ZoomOut:
    case QsciCommand::LineTranspose:
    case QsciCommand::LineCut:
    case QsciCommand::LineCopy:
    case QsciCommand::LineDelete:
    case QsciCommand::LineDuplicate:
    case QsciCommand::MoveSelectedLinesUp:
    case QsciCommand::MoveSelectedLinesDown:
    case QsciCommand::SelectionLowerCase:
    case QsciCommand::SelectionUpperCase:
    case QsciCommand::EditToggleOvertype:
    case QsciCommand::Formfeed:
    case QsciCommand::SelectionDuplicate:
    case QsciCommand::Cancel:
        return true;
    default:
        return false;
    }
}

void prepareSelections(const CodeEditor &editor)
{
    editor.SendScintilla(Sci::SCI_SETMULTIPLESELECTION, 1UL);
    editor.SendScintilla(Sci::SCI_SETADDITIONALSELECTIONTYPING, 1UL);
    editor.SendScintilla(Sci::SCI_SETMULTIPASTE, static_cast<unsigned long>(Sci::SC_MULTIPASTE_EACH));
    editor.SendScintilla(Sci::SCI_SETRECTANGULARSELECTIONMODIFIER, static_cast<unsigned long>(Sci::SCMOD_ALT));
    editor.SendScintilla(Sci::SCI_SETVIRTUALSPACEOPTIONS, static_cast<unsigned long>(Sci::SCVS_RECTANGULARSELECTION));
    editor.SendScintilla(Sci::SCI_SETADDITIONALCARETSBLINK, 1UL);
    editor.SendScintilla(Sci::SCI_SETADDITIONALCARETSVISIBLE, 1UL);
}

} // namespace

void EditorLook::prepare(CodeEditor &editor)
{
    editor.setUtf8(true);
    editor.setEolMode(QsciScintilla::EolUnix);
    editor.setFrameShape(QFrame::NoFrame);
    editor.SendScintilla(Sci::SCI_SETMARGINLEFT, 0UL, 0L);
    editor.SendScintilla(Sci::SCI_SETMARGINRIGHT, 0UL, 0L);
    editor.SendScintilla(Sci::SCI_SETSCROLLWIDTH, 1L);
    editor.SendScintilla(Sci::SCI_SETSCROLLWIDTHTRACKING, 1L);
    for (int margin = 0; margin < 5; ++margin) {
        editor.setMarginWidth(margin, 0);
    }
    editor.setExtraAscent(CodeMetrics::extraAscent);
    editor.setExtraDescent(CodeMetrics::extraDescent);
    editor.setTabWidth(defaultTabWidth);
    editor.setIndentationWidth(defaultTabWidth);
    editor.setIndentationsUseTabs(false);
    editor.setBackspaceUnindents(true);
    editor.setAutoIndent(false);
    editor.setBraceMatching(QsciScintilla::SloppyBraceMatch);
    editor.setAcceptDrops(false);
    prepareSelections(editor);
}

void EditorLook::clearForeignKeys(CodeEditor &editor)
{
    const QList<QsciCommand *> commands = editor.standardCommands()->commands();
    for (QsciCommand *command : commands) {
        if (isForeign(command->command())) {
            command->setKey(0);
            command->setAlternateKey(0);
        }
    }
}

void EditorLook::applyTheme(CodeEditor &editor, const Theme &theme)
{
    using Role = Theme::Role;
    editor.setPaper(theme.color(Role::Surface));
    editor.setColor(theme.color(Role::Text));
    editor.setCaretForegroundColor(theme.color(Role::Caret));
    editor.setCaretWidth(2);
    editor.SendScintilla(Sci::SCI_SETADDITIONALCARETFORE, theme.color(Role::Caret));
    editor.setSelectionBackgroundColor(theme.color(Role::Selection));
    editor.SendScintilla(Sci::SCI_SETADDITIONALSELBACK, theme.color(Role::Selection));
    editor.resetSelectionForegroundColor();
    editor.setMatchedBraceBackgroundColor(theme.color(Role::MatchedBrace));
    editor.setMatchedBraceForegroundColor(theme.color(Role::Text));
    editor.setUnmatchedBraceForegroundColor(theme.color(Role::Error));
    editor.setUnmatchedBraceBackgroundColor(theme.color(Role::Surface));
    editor.setMarginsBackgroundColor(theme.color(Role::Surface));
    editor.setMarginsForegroundColor(theme.color(Role::MutedText));
    editor.setMarginsFont(theme.smallCodeFont());
    editor.setFoldMarginColors(theme.color(Role::Surface), theme.color(Role::Surface));
    editor.setIndentationGuidesForegroundColor(theme.color(Role::Border));
    editor.setIndentationGuidesBackgroundColor(theme.color(Role::Surface));
    for (const int indicator : {markIndicator, currentMarkIndicator}) {
        const auto number = static_cast<unsigned long>(indicator);
        editor.SendScintilla(Sci::SCI_INDICSETSTYLE, number, long(Sci::INDIC_FULLBOX));
        editor.SendScintilla(Sci::SCI_INDICSETFORE, number, markColor(theme, indicator == currentMarkIndicator));
        editor.SendScintilla(Sci::SCI_INDICSETALPHA, number, 255L);
        editor.SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, number, 255L);
        editor.SendScintilla(Sci::SCI_INDICSETUNDER, number, 1L);
    }
}

void EditorLook::applyOptions(CodeEditor &editor, const Theme &theme, const EditorOptions &options)
{
    editor.setIndentationGuides(options.indentationGuides);
    if (options.folding) {
        editor.setFolding(QsciScintilla::PlainFoldStyle, foldMargin);
        editor.setMarginWidth(foldMargin, foldMarginWidth);
        for (int marker = int(Sci::SC_MARKNUM_FOLDEREND); marker <= int(Sci::SC_MARKNUM_FOLDEROPEN); ++marker) {
            editor.setMarkerForegroundColor(theme.color(Theme::Role::Surface), marker);
            editor.setMarkerBackgroundColor(theme.color(Theme::Role::MutedText), marker);
        }
    } else {
        editor.setFolding(QsciScintilla::NoFoldStyle, foldMargin);
        editor.setMarginWidth(foldMargin, 0);
    }
    fitLineNumbers(editor, theme, options);
}

void EditorLook::fitLineNumbers(CodeEditor &editor, const Theme &theme, const EditorOptions &options)
{
    if (!options.lineNumbers) {
        editor.setMarginWidth(0, 0);
        editor.setMarginWidth(gapMargin, 0);
        return;
    }
    editor.setMarginType(0, QsciScintilla::NumberMargin);
    editor.setMarginWidth(0, CodeMetrics::lineNumberWidth(theme, editor.lines()) - CodeMetrics::lineNumberGap);
    editor.setMarginType(gapMargin, QsciScintilla::SymbolMarginDefaultBackgroundColor);
    editor.setMarginWidth(gapMargin, CodeMetrics::lineNumberGap);
}

void EditorLook::showMarks(CodeEditor &editor, const QString &text, const QList<TextMark> &marks)
{
    const long all = editor.SendScintilla(Sci::SCI_GETLENGTH);
    for (const int indicator : {markIndicator, currentMarkIndicator}) {
        editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        editor.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, all);
    }
    qsizetype counted = 0;
    qsizetype bytes = 0;
    const auto bytesUpTo = [&](qsizetype position) {
        const qsizetype to = std::clamp(position, counted, text.size());
        bytes += QStringView(text).sliced(counted, to - counted).toUtf8().size();
        counted = to;
        return bytes;
    };
    for (const TextMark &mark : marks) {
        const qsizetype from = bytesUpTo(mark.start);
        const qsizetype to = bytesUpTo(mark.start + mark.length);
        editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT,
                             static_cast<unsigned long>(mark.isCurrent ? currentMarkIndicator : markIndicator));
        editor.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from),
                             static_cast<long>(to - from));
    }
}

} // namespace quire::ui
