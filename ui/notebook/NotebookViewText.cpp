// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/AttachmentEdits.h"
#include "notebook/Document.h"
#include "render/Markdown.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/output/RichText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;

/// A click on rendered Markdown.
void NotebookView::Private::textClicked(const CellWidget *cell, const QPoint &point)
{
    RichText *text = cell->content() ? cell->content()->markdown() : nullptr;
    if (!text) {
        return;
    }
    const int row = rowOf(cell);
    if (const auto task = text->taskAt(point); task && row >= 0 && isWritable()) {
        if (const auto source = render::Markdown::withTaskToggled(document->cell(row).source(), *task)) {
            document->setSource(cell->cellId(), *source);
        }
    } else if (text->isActiveAt(point)) {
        text->activate(point);
    } else if (const QString link = text->linkAt(point); !link.isEmpty()) {
        followLink(row, link);
    }
}

/// A link within the notebook leads to a place of this cell, else to the heading of that name; others are somebody
/// else's affair.
void NotebookView::Private::followLink(int row, const QString &link)
{
    if (!link.startsWith(u'#')) {
        openLink(link);
        return;
    }
    const QString anchor = QUrl::fromPercentEncoding(link.sliced(1).toUtf8());
    if (row < 0 || !showAnchor(row, anchor)) {
        for (int other = 0; other < document->cellCount() && !showAnchor(other, anchor); ++other) {
        }
    }
}

bool NotebookView::Private::showAnchor(int row, const QString &anchor)
{
    const notebook::Cell &cell = document->cell(row);
    // Looking at the source first: rendering every cell would take long.
    const QString word = anchor.section(u'-', 0, 0).section(u'_', 0, 0);
    if (cell.type() != CellType::Markdown || (!anchor.startsWith(u"fn") && !cell.source().contains(word))) {
        return false;
    }
    const RichText *text = store.content(row)->markdown();
    if (!text || !text->anchorTop(anchor)) {
        return false;
    }
    endEdit();
    select(row);
    const CellWidget *widget = store.widget(cell.id());
    if (const auto top = widget ? text->anchorTop(anchor) : std::nullopt) {
        list.setAnchor(row, widget->editorRect().top() + *top - Theme::grid);
        arrange();
    }
    return true;
}

bool NotebookView::Private::isText(const CellId &cell) const
{
    const int row = isWritable() ? document->indexOf(cell) : -1;
    return row >= 0 && document->cell(row).type() == CellType::Markdown;
}

void NotebookView::Private::wireAttachments()
{
    attachments.acceptDrops(view->viewport(), [this](const QPoint &point) {
        for (const CellWidget *cell : store.liveWidgets()) {
            if (cell->isVisible() && cell->geometry().contains(point)) {
                return dropPlace(cell->cellId(), -1);
            }
        }
        return AttachmentInput::Place{};
    });
    connect(&attachments, &AttachmentInput::pathsDropped, this, &Private::insertDropped);
    connect(&attachments, &AttachmentInput::arrived, this,
            [this](const CellId &cell, qsizetype position, const QList<notebook::NewAttachment> &pictures,
                   const QString &links) {
                if (!isText(cell)) {
                    return; // it went, or became code, while they were read
                }
                const auto grown = document->cell(document->indexOf(cell)).source().size();
                notebook::AttachmentEdits::insert(*document, cell, position, pictures, links);
                if (editing.cell() == cell && position >= 0) {
                    const auto now = document->cell(document->indexOf(cell)).source().size();
                    editing.editor()->setCaretPosition(int(position + now - grown));
                }
            });
}

AttachmentInput::Place NotebookView::Private::dropPlace(const CellId &cell, int caret) const
{
    const int row = isWritable() ? document->indexOf(cell) : -1;
    const bool isCode = row >= 0 && document->cell(row).type() == CellType::Code;
    return isCode || isText(cell) ? AttachmentInput::Place{cell, caret, isCode} : AttachmentInput::Place{};
}

/// Where they were dropped; a cell that was not being edited is from now on.
void NotebookView::Private::insertDropped(const CellId &cell, const QString &text, const QPoint &globalPoint)
{
    const int row = isWritable() ? document->indexOf(cell) : -1;
    if (row < 0) {
        return;
    }
    if (editing.cell() != cell) {
        beginEdit(row);
    }
    CodeEditor *editor = editing.editor();
    const QPoint point = editor->viewport()->mapFromGlobal(globalPoint);
    const long position = editor->SendScintilla(CodeEditor::SCI_POSITIONFROMPOINT,
                                                static_cast<unsigned long>(point.x()), long(point.y()));
    editor->SendScintilla(CodeEditor::SCI_GOTOPOS, static_cast<unsigned long>(position));
    editor->replaceRange(editor->caretPosition(), 0, text);
    editor->setFocus();
}

bool NotebookView::Private::canPasteAttachment(const CellId &cell) const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data && isText(cell) && AttachmentInput::canTake(*data);
}

void NotebookView::Private::pasteAttachment(const CellId &cell, int position)
{
    attachments.take(*QGuiApplication::clipboard()->mimeData(), cell, position);
}

} // namespace quire::ui
