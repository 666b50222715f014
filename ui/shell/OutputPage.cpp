// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OutputPage.h"

#include "notebook/Document.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/notebook/OutputMirror.h"
#include "ui/shell/NotebookPage.h"

#include <QUrl>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

const QString goneKey = QStringLiteral("cell-gone");

} // namespace

OutputPage::OutputPage(NotebookPage *notebook, const notebook::CellId &cell, const Theme *theme, Syntax *syntax,
                       QWidget *parent)
    : TabPage(parent),
      m_notebook(notebook),
      m_name(notebook->title()),
      m_place(notebook->place()),
      m_notifications(new NotificationBar(this)),
      m_mirror(new OutputMirror(theme, syntax, notebook->view()->document(), cell, this))
{
    setObjectName(QStringLiteral("outputPage"));
    m_mirror->setAccessibleName(title());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notifications);
    layout->addWidget(m_mirror, 1);
    setFocusProxy(m_mirror);
    connect(m_mirror, &OutputMirror::presenceChanged, this, &OutputPage::showPresence);
    connect(m_mirror, &OutputMirror::linkActivated, notebook->view(),
            [view = notebook->view()](const QString &address) { Q_EMIT view->linkActivated(QUrl(address)); });
}

const notebook::CellId &OutputPage::cell() const
{
    return m_mirror->cell();
}

int OutputPage::row() const
{
    const notebook::Document *document = m_notebook ? m_notebook->view()->document() : nullptr;
    return document ? document->indexOf(cell()) : -1;
}

QString OutputPage::title() const
{
    const int index = row();
    return index < 0 ? tr("Output of %1").arg(m_name) : tr("Output %1 of %2").arg(index + 1).arg(m_name);
}

void OutputPage::showPresence(bool isThere)
{
    if (isThere) {
        m_notifications->remove(goneKey);
    } else {
        m_notifications->show({goneKey,
                               Notification::Severity::Information,
                               m_notebook ? tr("The cell was deleted. Its outputs come back here with it.")
                                          : tr("The notebook was closed."),
                               {}});
    }
    Q_EMIT tabTextChanged(tabText());
}

} // namespace quire::ui
