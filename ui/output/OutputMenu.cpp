// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputMenu.h"

#include "ui/output/OutputItem.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"
#include "ui/output/PdfItem.h"
#include "ui/output/PictureItem.h"
#include "ui/output/TextExport.h"

#include <QActionGroup>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

struct MenuWords
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

void tellFailure(OutputView *view, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Ok, view);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void write(OutputView *view, const QString &file, const QByteArray &bytes)
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit()) {
        tellFailure(view, MenuWords::tr("Save Image"),
                    MenuWords::tr("The image was not saved: %1").arg(target.errorString()));
    }
}

void saveText(OutputView *view, const render::AnsiLines &lines)
{
    auto *dialog = new QFileDialog(view, MenuWords::tr("Save Text"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveTextDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("output.txt"));
    QObject::connect(dialog, &QFileDialog::fileSelected, view, [view, lines](const QString &file) {
        TextExport::write(file, lines).then(view, [view](const Result<void> &written) {
            if (!written) {
                tellFailure(view, MenuWords::tr("Save Text"),
                            MenuWords::tr("The text was not saved: %1").arg(written.error().message));
            }
        });
    });
    dialog->open();
}

/// What text offers beyond copying: all of it, a file, finding, its height.
void addTextActions(QMenu *menu, OutputView *view, OutputStack *stack, int index, const render::AnsiLines &lines)
{
    QObject::connect(menu->addAction(MenuWords::tr("Copy All Text")), &QAction::triggered, view, [lines] {
        QtConcurrent::run([lines] {
            const QString text = lines.text();
            return text.endsWith(u'\n') ? text.chopped(1) : text;
        }).then(QGuiApplication::clipboard(), [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
    });
    QObject::connect(menu->addAction(MenuWords::tr("Save Text As…")), &QAction::triggered, view,
                     [view, lines] { saveText(view, lines); });
    if (!view->isInCell()) {
        return;
    }
    QObject::connect(menu->addAction(MenuWords::tr("Find in Output…")), &QAction::triggered, view, [view] {
        view->setFocus();
        Q_EMIT view->findRequested();
    });
    if (stack->isPane(index) || !stack->isScrolled()) {
        const bool scrolled = stack->isScrolled();
        const QString text = scrolled ? MenuWords::tr("Show in Full Height") : MenuWords::tr("Scroll Inside the Cell");
        QObject::connect(menu->addAction(text), &QAction::triggered, view,
                         [view, scrolled] { Q_EMIT view->scrolledRequested(!scrolled); });
    }
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
        QObject::connect(menu->addAction(MenuWords::tr("Save Image As…")), &QAction::triggered, picture,
                         [view, picture] {
                             saveFile(view, MenuWords::tr("Save Image"), QStringLiteral("image"), picture->fileEnding(),
                                      picture->bytes());
                         });
    }
    if (const auto *document = qobject_cast<PdfItem *>(item)) {
        QObject::connect(menu->addAction(MenuWords::tr("Save PDF As…")), &QAction::triggered, document,
                         [view, document] {
                             saveFile(view, MenuWords::tr("Save PDF"), QStringLiteral("document"),
                                      QStringLiteral("pdf"), document->bytes());
                         });
    }
}

void addForms(QMenu *menu, OutputView *view, OutputStack *stack, int item)
{
    const QList<OutputForm> forms = stack->forms(item);
    if (forms.size() < 2) {
        return;
    }
    menu->addSeparator();
    QMenu *showAs = menu->addMenu(MenuWords::tr("Show as"));
    auto *group = new QActionGroup(showAs);
    const OutputForm shown = stack->form(item);
    for (const OutputForm &form : forms) {
        QAction *action = showAs->addAction(OutputRegistry::formName(form));
        action->setCheckable(true);
        action->setChecked(form == shown);
        action->setActionGroup(group);
        QObject::connect(action, &QAction::triggered, stack, [=, isBest = form == forms.first()] {
            const int output = stack->showAs(item, form);
            Q_EMIT view->formChosen(output, isBest ? OutputForm() : form);
        });
    }
}

void addSelecting(QMenu *menu, OutputView *view, OutputItem *item, bool copiesAll)
{
    if (copiesAll) {
        QObject::connect(menu->addAction(MenuWords::tr("Copy All Text")), &QAction::triggered, item, [item] {
            item->selectAll();
            QGuiApplication::clipboard()->setText(item->selectedText());
            item->clearSelection();
        });
    }
    if (item->isSelectable()) {
        menu->addSeparator();
        QObject::connect(menu->addAction(MenuWords::tr("Select All")), &QAction::triggered, item, [item, view] {
            item->selectAll();
            view->update();
        });
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
    const std::optional<render::AnsiLines> text = item->text();
    const bool isText = text.has_value() || (item->isSelectable() && item->actions().isEmpty());
    if (isText) {
        QAction *copy = menu->addAction(MenuWords::tr("Copy"));
        copy->setEnabled(item->hasSelection());
        QObject::connect(copy, &QAction::triggered, item, [item] { item->copySelection(); });
    }
    if (text) {
        addTextActions(menu, view, stack, index, *text);
    }
    addActions(menu, item);
    addSaving(menu, view, item);
    addSelecting(menu, view, item, isText && !text);
    addForms(menu, view, stack, index);
    if (view->isInCell()) {
        menu->addSeparator();
        QObject::connect(menu->addAction(MenuWords::tr("New View for Output")), &QAction::triggered, view,
                         &OutputView::viewRequested);
    }
    return menu;
}

} // namespace quire::ui
