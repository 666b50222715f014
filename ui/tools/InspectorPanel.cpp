// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/InspectorPanel.h"

#include "session/NotebookKernel.h"
#include "ui/kit/FlatButton.h"
#include "ui/tools/RichPage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

InspectorPanel::InspectorPanel(const Theme *theme, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_follow(flatButton(icons.icon(QStringLiteral("follow")), QStringLiteral("inspectorFollow"),
                          tr("Follow the cursor"), this)),
      m_find(new QLineEdit(this)),
      m_note(new QLabel(this)),
      m_page(new RichPage(theme, this))
{
    setObjectName(QStringLiteral("inspectorPanel"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_page->setObjectName(QStringLiteral("inspectorPage"));
    m_page->setAccessibleName(tr("Documentation"));
    m_note->setContentsMargins(12, 8, 12, 8);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHeader(icons));
    layout->addWidget(m_note);
    layout->addWidget(m_page, 1);
    setFocusProxy(m_page);
    showText(tr("Put the cursor on a name to read about it, or run a name with “?” behind it."));
}

QLayout *InspectorPanel::makeHeader(const Icons &icons)
{
    m_find->setObjectName(QStringLiteral("inspectorFind"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in the documentation"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    connect(m_find, &QLineEdit::textEdited, this, [this] {
        m_page->moveCursor(QTextCursor::Start);
        find(false);
    });
    QToolButton *copyAll =
        flatButton(icons.icon(QStringLiteral("copy")), QStringLiteral("inspectorCopy"), tr("Copy all"), this);
    connect(copyAll, &QToolButton::clicked, this, &InspectorPanel::copy);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(8, 4, 4, 4);
    header->setSpacing(4);
    header->addWidget(m_find, 1);
    header->addWidget(m_follow);
    header->addWidget(copyAll);
    return header;
}

bool InspectorPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// From the end it goes on at the start.
void InspectorPanel::find(bool backward)
{
    const QTextDocument::FindFlags flags =
        backward ? QTextDocument::FindFlags(QTextDocument::FindBackward) : QTextDocument::FindFlags();
    if (!m_find->text().isEmpty() && !m_page->find(m_find->text(), flags)) {
        m_page->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
        m_page->find(m_find->text(), flags);
    }
}

void InspectorPanel::copy()
{
    QGuiApplication::clipboard()->setText(m_page->toPlainText());
}

void InspectorPanel::setKernel(session::NotebookKernel *kernel)
{
    m_kernel = kernel;
    ++m_request;
}

void InspectorPanel::showPage(const notebook::MimeBundle &page)
{
    ++m_request; // An answer on its way is late.
    m_page->setBundle(page);
    showText({});
}

void InspectorPanel::showText(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void InspectorPanel::lookUp(const QString &code, qsizetype caret)
{
    if (!isVisible() || !m_follow->isChecked() || !m_kernel || !m_kernel->isFree()) {
        return;
    }
    m_kernel->inspect(code, caret, 0)
        .then(this, [this, request = ++m_request](const Result<jupyter::Inspection> &answer) {
            const auto bundle = answer && answer->found ? notebook::JsonValue::parse(answer->data)
                                                        : Result<notebook::JsonValue>(Failure(Error{}));
            if (bundle && request == m_request) { // What nothing is known of leaves the page as it is.
                showPage(notebook::MimeBundle(*bundle));
            }
        });
}

} // namespace quire::ui
