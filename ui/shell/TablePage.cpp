// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TablePage.h"

#include "session/AttachedMachine.h"
#include "ui/shell/FileOpener.h"
#include "ui/viewers/DelimitedView.h"

#include <QVBoxLayout>

namespace quire::ui {

TablePage::TablePage(session::NotebookRef ref, session::AttachedMachine *where, const Icons &icons, bool hasText,
                     QWidget *parent)
    : FilePage(std::move(ref), where, parent), m_view(new DelimitedView(icons, DelimitedView::Format::Chosen, this))
{
    setObjectName(QStringLiteral("tablePage"));
    column()->addWidget(m_view, 1);
    setFocusProxy(m_view);
    if (hasText) {
        m_view->addButton(icons.icon(QStringLiteral("edit")), QStringLiteral("openAsText"), tr("Open as text"),
                          [this] { Q_EMIT otherKindRequested(QStringLiteral("text")); });
    }
    m_view->addButton(icons.icon(QStringLiteral("refresh")), QStringLiteral("reload"), tr("Read the file again"),
                      [this] { load(); });
    load();
}

void TablePage::load()
{
    FileOpener::localFile(machine(), FilePage::ref()).then(this, [this](const Result<QString> &file) {
        if (!file) {
            showFailure(file.error());
            return;
        }
        m_view->model().load(*file).then(this, [this](const Result<void> &loaded) {
            if (!loaded) {
                showFailure(loaded.error());
            }
        });
    });
}

} // namespace quire::ui
