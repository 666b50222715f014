// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "ui/editor/EditorOptions.h"

#include <QObject>

class QMouseEvent;
class QWidget;

namespace quire::notebook {
class Document;
}

namespace quire::ui {

class CellContent;
class CodeEditor;
class Syntax;
class Theme;

/// The one editor of a view, lent to the cell that is being edited, and the way of its text into the document.
class CellEditing : public QObject
{
    Q_OBJECT

public:
    /// The editor is made with the first cell, as a child of `viewport`.
    CellEditing(const Theme *theme, Syntax *syntax, QWidget *viewport);

    void setDocument(notebook::Document *document);
    void setReadOnly(bool readOnly);
    const EditorOptions &options() const { return m_options; }
    void setOptions(const EditorOptions &options);

    bool isActive() const { return !m_cell.isNull(); }
    const notebook::CellId &cell() const { return m_cell; }
    /// Null before the first cell was edited.
    CodeEditor *editor() const { return m_editor; }

    /// Edits `cell` of the document; `content` says how it is coloured.
    void begin(const notebook::CellId &cell, const CellContent &content);
    /// Unfinished text of an input method is taken as it stands.
    void end();
    /// The document's text changed, by undo or by others.
    void takeSource(const QString &source);
    /// The cell's type or the kernel's language changed.
    void takeLook(const CellContent &content);

    /// Lets the editor act on a mouse event that came to `from`.
    void forward(const QMouseEvent &event, const QWidget *from) const;

Q_SIGNALS:
    /// The editor exists now.
    void editorMade(quire::ui::CodeEditor *editor);

private:
    CodeEditor *ensureEditor();
    bool isLocked() const;
    void nameEditor(const CellContent &content);
    void takeEdit(const QString &text);

    const Theme *m_theme;
    Syntax *m_syntax;
    QWidget *m_viewport;
    notebook::Document *m_document = nullptr;
    CodeEditor *m_editor = nullptr;
    notebook::CellId m_cell;
    EditorOptions m_options;
    bool m_readOnly = false;
    bool m_applying = false;
};

} // namespace quire::ui
