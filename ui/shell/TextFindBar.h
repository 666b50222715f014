// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Search.h"

#include <QTimer>
#include <QWidget>

namespace quire::ui {

class CodeEditor;
class FindRows;
class Icons;

/// Looks for text in one editor and replaces it: a bar above it. Escape closes it and gives the focus back.
class TextFindBar : public QWidget
{
    Q_OBJECT

public:
    TextFindBar(CodeEditor *editor, const Icons &icons, QWidget *parent = nullptr);

    void open(bool withReplace);
    void close();
    /// Goes to the next or the previous find, around the ends.
    void step(bool forward);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void ask();
    void show(const QList<notebook::TextRange> &ranges);
    void goTo(int index);
    int indexFrom(int position) const;
    void showCount();
    int indexAtCaret() const;
    void replace();
    void replaceAll();

    CodeEditor *m_editor;
    FindRows *m_rows;
    QTimer m_soon; ///< After an edit.
    notebook::Search m_search;
    QList<notebook::TextRange> m_ranges;
    int m_current = -1;
    int m_origin = 0; ///< From where is looked while the words are typed.
    int m_question = 0;
    bool m_isAsking = false;
    bool m_stepsWhenFound = false;
};

} // namespace quire::ui
