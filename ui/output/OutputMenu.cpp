// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputMenu.h"

#include "ui/output/OutputItem.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"
#include "ui/output/PdfItem.h"
#include "ui/output/PictureItem.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>

namespace quire::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::OutputMenu)
};

void addActions(QMenu *menu, OutputItem *item)
{
    const QList<OutputAction> actions = item->actions();
    for (const OutputAction &offered : actions) {
        if (offered.beginsGroup) {
            menu->addSeparator();
        }
        // The item may be gone by the time it is chosen.
        QAction *action = menu->addAction(offered.text);
        action->setEnabled(offered.isEnabled);
        QObject::connect(action, &QAction::triggered, item, offered.run);
    }
}

void write(OutputView *view, const QString &file, const QByteArray &bytes)
{
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit()) {
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::Warning, Words::tr("Save Image"),
                        Words::tr("The image was not saved: %1").arg(target.errorString()), QMessageBox::Ok, view);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

/// Saves the file the notebook holds, byte for byte.
void saveFile(OutputView *view, const QString &title, const QString &name, const QString &ending,
              const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(view, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    dialog->selectFile(name + u'.' + ending);
    // The output may be replaced while the person looks for a place.
    QObject::connect(dialog, &QFileDialog::fileSelected, view,
                     [view, bytes](const QString &file) { write(view, file, bytes); });
    dialog->open();
}

void addSaving(QMenu *menu, OutputView *view, OutputItem *item)
{
    if (const auto *picture = qobject_cast<PictureItem *>(item)) {
        QObject::connect(menu->addAction(Words::tr("Save Image As…")), &QAction::triggered, picture, [view, picture] {
            saveFile(view, Words::tr("Save Image"), QStringLiteral("image"), picture->fileEnding(), picture->bytes());
        });
    }
    if (const auto *document = qobject_cast<PdfItem *>(item)) {
        QObject::connect(menu->addAction(Words::tr("Save PDF As…")), &QAction::triggered, document, [view, document] {
            saveFile(view, Words::tr("Save PDF"), QStringLiteral("document"), QStringLiteral("pdf"), document->bytes());
        });
    }
}

void addForms(QMenu *menu, OutputStack *stack, int item)
{
    const QList<OutputForm> forms = stack->forms(item);
    if (forms.size() < 2) {
        return;
    }
    menu->addSeparator();
    QMenu *showAs = menu->addMenu(Words::tr("Show as"));
    auto *group = new QActionGroup(showAs);
    const OutputForm shown = stack->form(item);
    for (const OutputForm &form : forms) {
        QAction *action = showAs->addAction(OutputRegistry::formName(form));
        action->setCheckable(true);
        action->setChecked(form == shown);
        action->setActionGroup(group);
        QObject::connect(action, &QAction::triggered, stack, [stack, item, form] { stack->showAs(item, form); });
    }
}

} // namespace

QMenu *makeOutputMenu(OutputView *view, OutputStack *stack, int index)
{
    auto *menu = new QMenu(view);
    menu->setObjectName(QStringLiteral("outputMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    OutputItem *item = stack->item(index);
    if (!item) {
        return menu;
    }
    const QList<OutputAction> own = item->actions();
    if (item->isSelectable() && own.isEmpty()) {
        QAction *copy = menu->addAction(Words::tr("Copy"));
        copy->setEnabled(!item->selectedText().isEmpty());
        QObject::connect(copy, &QAction::triggered, item,
                         [item] { QGuiApplication::clipboard()->setText(item->selectedText()); });
    }
    addActions(menu, item);
    addSaving(menu, view, item);
    if (item->isSelectable() && own.isEmpty()) {
        QObject::connect(menu->addAction(Words::tr("Copy All Text")), &QAction::triggered, item, [item] {
            item->selectAll();
            QGuiApplication::clipboard()->setText(item->selectedText());
            item->clearSelection();
        });
    }
    if (item->isSelectable()) {
        menu->addSeparator();
        QObject::connect(menu->addAction(Words::tr("Select All")), &QAction::triggered, item, [item, view] {
            item->selectAll();
            view->update();
        });
    }
    addForms(menu, stack, index);
    return menu;
}

} // namespace quire::ui
