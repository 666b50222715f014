// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PicturePage.h"

#include "session/AttachedMachine.h"
#include "ui/shell/FileOpener.h"
#include "ui/viewers/PictureView.h"

#include <QDir>
#include <QFileDialog>
#include <QVBoxLayout>

namespace quire::ui {

PicturePage::PicturePage(session::NotebookRef ref, session::AttachedMachine *where, const Theme *theme,
                         const Icons &icons, bool hasText, QWidget *parent)
    : FilePage(std::move(ref), where, parent), m_view(new PictureView(theme, icons, this))
{
    setObjectName(QStringLiteral("picturePage"));
    column()->addWidget(m_view, 1);
    setFocusProxy(m_view);
    m_view->addButton(icons.icon(QStringLiteral("save")), QStringLiteral("pictureSave"), tr("Save a copy…"),
                      [this] { saveCopy(); });
    if (hasText && FilePage::ref().path.suffix() == u"svg") {
        m_view->addButton(icons.icon(QStringLiteral("edit")), QStringLiteral("openAsText"), tr("Open as text"),
                          [this] { Q_EMIT otherKindRequested(QStringLiteral("text")); });
    }
    load();
}

void PicturePage::load()
{
    FileOpener::localFile(machine(), ref()).then(this, [this](const Result<QString> &file) {
        if (!file) {
            showFailure(file.error());
            return;
        }
        m_view->load(*file).then(this, [this](const Result<void> &loaded) {
            if (!loaded) {
                showFailure(loaded.error());
            }
        });
    });
}

void PicturePage::saveCopy()
{
    auto *dialog = new QFileDialog(this, tr("Save a Copy on This Computer"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("copyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(title());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        FileOpener::write(file, m_view->bytes()).then(this, [this](const Result<QString> &written) {
            if (!written) {
                showFailure(written.error());
            }
        });
    });
    dialog->open();
}

} // namespace quire::ui
