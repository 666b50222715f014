// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookView.h"

#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellAccessible.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookViewPrivate.h"
#include "ui/output/ActiveOutputs.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

namespace quire::ui {

using notebook::CellId;

namespace {

/// Of one notch of a mouse wheel.
constexpr double pixelsPerNotch = 96;

} // namespace

NotebookView::NotebookView(const Theme *theme, Syntax *syntax, QWidget *parent)
    : QAbstractScrollArea(parent), d(std::make_unique<Private>(this, theme, syntax))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAccessibleName(tr("Notebook"));
    CellAccessible::install();
    verticalScrollBar()->setSingleStep(int(pixelsPerNotch / 3));
    const auto applyTheme = [this, theme] {
        QPalette colors = theme->palette();
        colors.setColor(QPalette::Window, theme->color(Theme::Role::Page));
        viewport()->setPalette(colors);
        viewport()->setBackgroundRole(QPalette::Window);
        viewport()->setAutoFillBackground(true);
        d->store.refreshLooks();
        d->arrangeSoon();
    };
    connect(theme, &Theme::changed, this, applyTheme);
    applyTheme();
}

NotebookView::~NotebookView() = default;

void NotebookView::setDocument(notebook::Document *document)
{
    d->setDocument(document);
}

notebook::Document *NotebookView::document() const
{
    return d->document;
}

void NotebookView::setLanguage(const QString &language)
{
    if (d->services.language != language) {
        d->services.language = language;
        d->store.refreshLooks();
        if (d->editing.isActive()) {
            d->editing.takeLook(*d->store.content(d->document->indexOf(d->editing.cell())));
        }
    }
}

void NotebookView::setActiveOutputs(ActiveOutputs *active)
{
    d->services.active = active;
    if (d->document) {
        d->setDocument(d->document);
    }
}

void NotebookView::setReadOnly(bool readOnly)
{
    d->readOnly = readOnly;
    d->editing.setReadOnly(readOnly);
    Q_EMIT commandsChanged();
}

void NotebookView::setEditorOptions(const EditorOptions &options)
{
    EditorOptions wanted = options;
    wanted.lineNumbers = d->editing.options().lineNumbers;
    wanted.keys = d->editing.options().keys;
    d->setEditorOptions(wanted);
}

bool NotebookView::isReadOnly() const
{
    return d->readOnly;
}

void NotebookView::setRun(const CellId &cell, const CellRun &run)
{
    const CellRun before = std::exchange(d->runs[cell], run);
    const bool running =
        std::ranges::any_of(d->runs, [](const CellRun &r) { return r.state == CellRun::State::Running; });
    if (running != d->clock.isActive()) {
        running ? d->clock.start() : d->clock.stop();
    }
    const int row = d->document ? d->sections.visibleFrom(d->document->indexOf(cell), -1) : -1;
    // Hidden under a heading, it is the heading that tells.
    if (CellWidget *widget = row < 0 ? nullptr : d->store.widget(d->document->cell(row).id())) {
        widget->setState(d->stateOf(row));
    }
    if (before.state != CellRun::State::Idle && run.state == CellRun::State::Idle) {
        d->announceEnd(cell, run);
    }
}

/// Says to who cannot see it that a cell ended, and how.
void NotebookView::Private::announceEnd(const CellId &cell, const CellRun &run)
{
    const int row = document ? document->indexOf(cell) : -1;
    if (row >= 0) {
        const QString words = run.failed ? NotebookView::tr("Cell %1 failed")
                              : run.took ? NotebookView::tr("Cell %1 is done")
                                         : NotebookView::tr("Cell %1 did not run");
        QAccessibleAnnouncementEvent event(view, words.arg(row + 1));
        event.setPoliteness(run.failed ? QAccessible::AnnouncementPoliteness::Assertive
                                       : QAccessible::AnnouncementPoliteness::Polite);
        QAccessible::updateAccessibility(&event);
    }
}

void NotebookView::setInputRequest(const CellId &cell, const std::optional<InputRequest> &request)
{
    if (request) {
        d->inputs.insert(cell, *request);
    } else {
        d->inputs.remove(cell);
    }
    const bool hadFocus = hasFocus() || (d->editing.editor() && d->editing.editor()->hasFocus());
    const bool isHere = d->selection.current() == cell;
    d->store.refreshStates();
    d->arrange();
    if (CellWidget *widget = request && hadFocus && isHere ? d->store.widget(cell) : nullptr) {
        d->revealRow(d->document->indexOf(cell));
        widget->focusInput();
    } else if (!request && isHere && d->mode == Mode::Command && viewport()->isAncestorOf(focusWidget())) {
        setFocus();
    }
}

void NotebookView::setRichContent(const RichContent &content)
{
    d->services.content = content;
    d->services.content.readsEveryAddress = [view = QPointer(this)] {
        return view && view->d->services.active && view->d->services.active->allowsNetwork();
    };
    d->attachments.setNaming(content.nameOf);
}

NotebookView::Mode NotebookView::mode() const
{
    return d->mode;
}

CellId NotebookView::currentCell() const
{
    return d->selection.current();
}

QList<CellId> NotebookView::selectedCells() const
{
    return d->selection.ids();
}

void NotebookView::setCurrentCell(const CellId &cell)
{
    const int row = d->document ? d->document->indexOf(cell) : -1;
    if (row >= 0) {
        d->endEdit();
        d->select(row);
    }
}

bool NotebookView::canPerform(NotebookCommand command) const
{
    return d->objection(command).isEmpty();
}

QString NotebookView::objection(NotebookCommand command) const
{
    return d->objection(command);
}

void NotebookView::setKeymap(const Keymap &keymap)
{
    d->keys.setKeymap(keymap);
    EditorOptions options = d->editing.options();
    options.keys = keymap.editorKeys();
    d->setEditorOptions(options);
}

CellCompletion *NotebookView::completion() const
{
    return &d->completion;
}

CellInspection *NotebookView::inspection() const
{
    return &d->inspection;
}

NotebookSearch *NotebookView::search() const
{
    return &d->search;
}

void NotebookView::perform(NotebookCommand command)
{
    d->perform(command);
}

int NotebookView::liveWidgetCount() const
{
    return int(d->store.liveWidgets().size());
}

void NotebookView::paintEvent(QPaintEvent *event)
{
    QAbstractScrollArea::paintEvent(event);
    if (d->document && !d->announcedFirstPaint) {
        d->announcedFirstPaint = true;
        QMetaObject::invokeMethod(this, &NotebookView::firstPainted, Qt::QueuedConnection);
    }
}

void NotebookView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->arrange();
}

void NotebookView::scrollContentsBy(int, int dy)
{
    if (!d->syncing) {
        d->scrollBy(-dy);
    }
}

void NotebookView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore();
    } else if (!event->pixelDelta().isNull()) {
        d->wheel.stop();
        d->scrollBy(-event->pixelDelta().y());
    } else {
        d->wheel.add(qRound(-event->angleDelta().y() / 120.0 * pixelsPerNotch));
    }
}

void NotebookView::keyPressEvent(QKeyEvent *event)
{
    const NotebookKeys::Answer answer = d->keys.press(*event, NotebookKeys::Mode::Command);
    d->performById(answer.command);
    if (answer.taken) {
        event->accept();
    } else if (event->key() == Qt::Key_Home && event->modifiers() == Qt::NoModifier) {
        d->scrollBy(-d->list.value());
    } else if (event->key() == Qt::Key_End && event->modifiers() == Qt::NoModifier) {
        d->scrollBy(d->list.maximum() - d->list.value());
    } else if (event->key() == Qt::Key_Space && !(event->modifiers() & ~Qt::ShiftModifier)) {
        d->scrollBy((event->modifiers() & Qt::ShiftModifier ? -1 : 1) * viewport()->height() * 9 / 10);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void NotebookView::mousePressEvent(QMouseEvent *event)
{
    // Beside the cells: done with editing.
    d->endEdit();
    setFocus();
    event->accept();
}

void NotebookView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (d->mode == Mode::Edit) {
        d->giveFocus();
    }
    d->store.refreshStates();
}

void NotebookView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    d->store.refreshStates();
}

bool NotebookView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (d->keys.wants(*key, NotebookKeys::Mode::Command)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

} // namespace quire::ui
