// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellEditing.h"

#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/notebook/CellContent.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethod>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace quire::ui {

CellEditing::CellEditing(const Theme *theme, Syntax *syntax, QWidget *viewport)
    : QObject(viewport), m_theme(theme), m_syntax(syntax), m_viewport(viewport)
{
}

void CellEditing::setDocument(notebook::Document *document)
{
    end();
    m_document = document;
}

void CellEditing::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (m_editor) {
        m_editor->setReadOnly(readOnly);
    }
}

void CellEditing::setOptions(const EditorOptions &options)
{
    m_options = options;
    if (m_editor) {
        m_editor->setOptions(options);
    }
}

CodeEditor *CellEditing::ensureEditor()
{
    if (!m_editor) {
        m_editor = new CodeEditor(m_theme, m_syntax, m_viewport);
        m_editor->setObjectName(QStringLiteral("cellEditor"));
        m_editor->setOptions(m_options);
        m_editor->hide();
        connect(m_editor, &CodeEditor::edited, this, &CellEditing::takeEdit);
        Q_EMIT editorMade(m_editor);
    }
    return m_editor;
}

void CellEditing::begin(const notebook::CellId &cell, const CellContent &content)
{
    if (m_cell == cell) {
        return;
    }
    end();
    ensureEditor()->setReadOnly(false);
    m_editor->load(content.source(), content.language());
    m_cell = cell;
    m_editor->setReadOnly(isLocked());
    nameEditor(content);
}

void CellEditing::nameEditor(const CellContent &content)
{
    m_editor->setAccessibleName(content.type() == notebook::CellType::Code ? tr("Code") : tr("Text"));
}

/// The view is for reading, or the cell says of itself that it is, as in JupyterLab.
bool CellEditing::isLocked() const
{
    const int index = m_document ? m_document->indexOf(m_cell) : -1;
    return m_readOnly || (index >= 0 && !m_document->cell(index).metadata().value(u"editable").toBool(true));
}

void CellEditing::end()
{
    if (!isActive()) {
        return;
    }
    if (m_editor->isComposing()) {
        QGuiApplication::inputMethod()->commit();
    }
    m_cell = {};
    m_editor->hide();
}

void CellEditing::takeEdit(const QString &text)
{
    if (isActive() && m_document) {
        const QScopedValueRollback applying(m_applying, true);
        m_document->setSource(m_cell, text);
    }
}

void CellEditing::takeSource(const QString &source)
{
    if (isActive() && !m_applying) {
        m_editor->setReadOnly(false);
        m_editor->setSource(source);
        m_editor->setReadOnly(isLocked());
    }
}

void CellEditing::takeLook(const CellContent &content)
{
    if (!isActive()) {
        return;
    }
    nameEditor(content);
    if (!(m_editor->language() == content.language())) {
        const int caret = m_editor->caretPosition();
        m_editor->load(content.source(), content.language());
        m_editor->setCaretPosition(caret);
    }
}

void CellEditing::forward(const QMouseEvent &event, const QWidget *from) const
{
    const QPointF point = m_editor->viewport()->mapFrom(m_viewport, from->mapTo(m_viewport, event.position()));
    QMouseEvent copy(event.type(), point, event.globalPosition(), event.button(), event.buttons(), event.modifiers());
    QCoreApplication::sendEvent(m_editor->viewport(), &copy);
}

} // namespace quire::ui
