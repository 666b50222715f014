// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/GoToCell.h"

#include "notebook/Document.h"
#include "ui/notebook/NotebookView.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSpinBox>

namespace quire::ui {

GoToCell::GoToCell(NotebookView *view)
    : QFrame(view), m_view(view), m_number(new QSpinBox(this)), m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("goToCell"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *label = new QLabel(tr("Go to cell"), this);
    label->setBuddy(m_number);
    m_number->setObjectName(QStringLiteral("cellNumber"));
    m_number->setAccessibleName(tr("Go to cell"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(label);
    layout->addWidget(m_number);
    layout->addWidget(m_count);
    m_number->installEventFilter(this);
    hide();
}

void GoToCell::open()
{
    const notebook::Document *document = m_view->document();
    if (!document || document->cellCount() == 0) {
        return;
    }
    m_number->setRange(1, document->cellCount());
    m_number->setValue(document->indexOf(m_view->currentCell()) + 1);
    m_count->setText(tr("of %1").arg(document->cellCount()));
    adjustSize();
    move((m_view->width() - width()) / 2, 24);
    show();
    raise();
    m_number->setFocus(Qt::ShortcutFocusReason);
    m_number->selectAll();
}

bool GoToCell::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            leave();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            go();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut) {
        hide();
    }
    return QFrame::eventFilter(watched, event);
}

void GoToCell::go()
{
    m_number->interpretText();
    const notebook::Document *document = m_view->document();
    const int row = m_number->value() - 1;
    leave();
    if (document && row < document->cellCount()) {
        m_view->setCurrentCell(document->cell(row).id());
    }
}

void GoToCell::leave()
{
    hide();
    m_view->setFocus();
}

} // namespace quire::ui
