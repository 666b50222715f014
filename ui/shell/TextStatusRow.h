// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/TextFormat.h"

#include <KSyntaxHighlighting/Definition>
#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace quire::ui {

class Syntax;

/// Under a text: where the cursor is, how the file is written and in which language; each can be chosen.
class TextStatusRow : public QWidget
{
    Q_OBJECT

public:
    /// `syntax` outlives the row.
    explicit TextStatusRow(Syntax *syntax, QWidget *parent = nullptr);

    void showPlace(int line, int column, int lineCount);
    void showFormat(session::TextEncoding encoding, session::LineEnd lineEnd);
    void showLanguage(const KSyntaxHighlighting::Definition &language);
    void showIndentation(bool usesTabs, int width);
    void showState(const QString &text);
    void setReadOnly(bool readOnly);
    /// Opens the question for a line.
    void askForLine();

Q_SIGNALS:
    /// From 1.
    void lineChosen(int line);
    void languageChosen(const KSyntaxHighlighting::Definition &language);
    /// From now on the file is to be written so.
    void encodingChosen(quire::session::TextEncoding encoding);
    /// The file was read wrongly and is to be read so.
    void reopenChosen(quire::session::TextEncoding encoding);
    void lineEndChosen(quire::session::LineEnd lineEnd);
    void indentationChosen(bool usesTabs, int width);
    void wrapToggled(bool wraps);

private:
    QToolButton *addButton(const QString &name);
    void fillLanguages();
    void fillEncodings();
    void fillLineEnds();
    void fillIndentations();
    void fillLines();

    Syntax *m_syntax;
    QLabel *m_state;
    QToolButton *m_wrap;
    QToolButton *m_place;
    QToolButton *m_indentation;
    QToolButton *m_encoding;
    QToolButton *m_lineEnd;
    QToolButton *m_language;
    int m_line = 1;
    int m_lineCount = 1;
};

} // namespace quire::ui
