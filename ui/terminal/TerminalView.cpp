// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalView.h"

#include "ui/kit/Theme.h"
#include "ui/terminal/Emulator.h"
#include "ui/terminal/TerminalFeed.h"
#include "ui/terminal/TerminalKeys.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

/// What a person's text may hold: a pasted Escape could end the brackets around it and give commands.
QString typeable(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar character : text) {
        if (character == u'\n') {
            if (!plain.endsWith(u'\r')) {
                plain += u'\r';
            }
        } else if (character == u'\r' || character == u'\t' || character.category() != QChar::Other_Control) {
            plain += character;
        }
    }
    return plain;
}

bool isWebAddress(const QUrl &link)
{
    return link.isValid() && (link.scheme() == u"https" || link.scheme() == u"http") && !link.host().isEmpty();
}

QUrl linkOf(const Konsole::Filter::HotSpot *spot)
{
    const auto *found = dynamic_cast<const Konsole::RegExpFilter::HotSpot *>(spot);
    const QUrl link = found ? QUrl::fromUserInput(found->capturedTexts().value(0)) : QUrl();
    return isWebAddress(link) ? link : QUrl();
}

} // namespace

TerminalView::TerminalView(const Theme *theme, const Icons &icons, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_terminal(new QTermWidget(0, this))
{
    setObjectName(QStringLiteral("terminalView"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_terminal);
    m_terminal->setScrollBarPosition(QTermWidgetInterface::ScrollBarRight);
    m_terminal->setHistorySize(scrollback);
    m_terminal->setTerminalSizeHint(false);
    m_terminal->setConfirmMultilinePaste(false); // It would ask in a box of its own; paste() asks.
    m_terminal->setFlowControlEnabled(false);    // Ctrl+S is the program's.
    m_terminal->setBlinkingCursor(false);
    m_terminal->setMargin(Theme::grid);
    m_terminal->startTerminalTeletype();
    m_feed = new TerminalFeed(m_terminal->getPtySlaveFd(), this);
    connect(m_terminal, &QTermWidget::sendData, this, &TerminalView::handleKeys);
    connect(m_terminal, &QTermWidget::urlActivated, this, [this](const QUrl &link) {
        if (isWebAddress(link)) {
            Q_EMIT linkActivated(link);
        }
    });
    setFocusProxy(screen());
    buildKeys();
    dressSearch(icons);
    nameSearch();
    applyTheme();
    connect(m_theme, &Theme::changed, this, &TerminalView::applyTheme);
    m_resized.setSingleShot(true);
    m_resized.setInterval(0);
    connect(&m_resized, &QTimer::timeout, this, &TerminalView::noteSize);
}

TerminalView::~TerminalView()
{
    delete m_feed; // Before its descriptor.
}

QWidget *TerminalView::screen() const
{
    return m_terminal->focusProxy() ? m_terminal->focusProxy() : m_terminal;
}

void TerminalView::buildKeys()
{
    screen()->setObjectName(QStringLiteral("terminalScreen"));
    screen()->setAccessibleName(tr("Terminal"));
    screen()->setAccessibleDescription(tr("Ctrl+Shift+Tab leaves the terminal"));
    screen()->setAcceptDrops(false); // It would type what is dropped, unasked, and paths of this computer.
    screen()->installEventFilter(this);
    m_keys = new TerminalKeys(screen());
    connect(m_keys, &TerminalKeys::copyRequested, this, &TerminalView::copy);
    connect(m_keys, &TerminalKeys::pasteRequested, this, &TerminalView::paste);
    connect(m_keys, &TerminalKeys::selectionPasteRequested, this,
            [this] { pasteText(QGuiApplication::clipboard()->text(QClipboard::Selection)); });
    connect(m_keys, &TerminalKeys::searchRequested, this, &TerminalView::showSearch);
    connect(m_keys, &TerminalKeys::clearRequested, this, &TerminalView::clear);
    connect(m_keys, &TerminalKeys::leaveRequested, this, &TerminalView::leaveRequested);
    connect(m_keys, &TerminalKeys::menuRequested, this, &TerminalView::showMenu);
}

void TerminalView::dressSearch(const Icons &icons)
{
    const auto dress = [this, &icons](const char *id, const QString &icon) {
        if (auto *button = m_terminal->findChild<QToolButton *>(QLatin1StringView(id))) {
            button->setText({});
            button->setIcon(icons.icon(icon));
            button->setAutoRaise(true);
            button->setFocusPolicy(Qt::TabFocus);
        }
    };
    dress("closeButton", QStringLiteral("close"));
    dress("findPreviousButton", QStringLiteral("up"));
    dress("findNextButton", QStringLiteral("down"));
    dress("optionsButton", QStringLiteral("more"));
    if (auto *field = m_terminal->findChild<QLineEdit *>(QStringLiteral("searchTextEdit"))) {
        field->parentWidget()->setFont(m_theme->textFont());
        if (QLayout *layout = field->parentWidget()->layout()) {
            layout->setContentsMargins(Theme::grid, Theme::grid / 2, Theme::grid, Theme::grid / 2);
        }
    }
}

/// The emulator's own bar has neither names for screen readers nor our language.
void TerminalView::nameSearch()
{
    const auto name = [this](const char *id, const QString &text) {
        if (auto *button = m_terminal->findChild<QAbstractButton *>(QLatin1StringView(id))) {
            button->setAccessibleName(text);
            button->setToolTip(text);
        }
    };
    name("closeButton", tr("Close"));
    name("findPreviousButton", tr("Find previous"));
    name("findNextButton", tr("Find next"));
    name("optionsButton", tr("Search options"));
    if (auto *field = m_terminal->findChild<QLineEdit *>(QStringLiteral("searchTextEdit"))) {
        field->setAccessibleName(tr("Search in the terminal"));
        if (auto *label = field->parentWidget()->findChild<QLabel *>()) {
            label->setText(tr("Search in the terminal"));
        }
    }
    const auto *options = m_terminal->findChild<QToolButton *>(QStringLiteral("optionsButton"));
    if (options && options->menu()) {
        const QStringList names{tr("Match case"), tr("Regular expression"), tr("Highlight all matches")};
        const QList<QAction *> actions = options->menu()->actions();
        for (qsizetype index = 0; index < std::min(names.size(), actions.size()); ++index) {
            actions.at(index)->setText(names.at(index));
        }
    }
}

void TerminalView::print(const QString &text, bool isRepeated)
{
    m_feed->add(m_guard.pass(text, isRepeated));
    if (const auto title = m_guard.takeTitle()) {
        Q_EMIT titleChanged(*title);
    }
}

void TerminalView::restart()
{
    m_guard.reset();
    m_feed->add(QByteArrayLiteral("\x1b"
                                  "c\x1b[3J"));
}

QSize TerminalView::columnsAndRows() const
{
    return {m_terminal->screenColumnsCount(), m_terminal->screenLinesCount()};
}

QString TerminalView::text() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    m_terminal->saveHistory(&buffer);
    return QString::fromUtf8(buffer.data());
}

QString TerminalView::selectedText() const
{
    return m_terminal->selectedText();
}

qint64 TerminalView::skipped() const
{
    return m_feed->skipped();
}

QUrl TerminalView::linkAt(int row, int column) const
{
    return linkOf(m_terminal->getHotSpotAt(row, column));
}

void TerminalView::copy()
{
    const QString selected = selectedText();
    if (!selected.isEmpty()) {
        QGuiApplication::clipboard()->setText(selected);
    }
}

void TerminalView::paste()
{
    pasteText(QGuiApplication::clipboard()->text());
}

void TerminalView::pasteText(QString text)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r')) { // The person runs it, not the clipboard.
        text.chop(1);
    }
    QString probe(u'x');
    m_terminal->bracketText(probe);
    const bool takesText = probe.size() > 1; // The program tells pasted lines from typed ones.
    if (!takesText && (text.contains(u'\n') || text.contains(u'\r'))) {
        Q_EMIT severalLinesPasted(text);
    } else {
        insert(text);
    }
}

void TerminalView::insert(QString text)
{
    text = typeable(text);
    if (text.isEmpty()) {
        return;
    }
    m_terminal->bracketText(text);
    m_terminal->scrollToEnd();
    Q_EMIT typed(text);
}

void TerminalView::showSearch()
{
    m_terminal->toggleShowSearchBar();
}

void TerminalView::clear()
{
    restart();
    Q_EMIT typed(QStringLiteral("\x0c"));
}

void TerminalView::handleKeys(const char *bytes, int length)
{
    const QString text = m_decoder.decode(QByteArrayView(bytes, length));
    if (text.contains(u'\x03')) {
        m_feed->skip();
    }
    if (!text.isEmpty()) {
        Q_EMIT typed(text);
    }
}

void TerminalView::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const QUrl link = linkOf(m_terminal->getHotSpotAt(screen()->mapFromGlobal(globalPosition))); !link.isEmpty()) {
        menu->addAction(tr("&Open Link"), this, [this, link] { Q_EMIT linkActivated(link); });
        menu->addAction(tr("Copy Link &Address"), this,
                        [link] { QGuiApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded)); });
        menu->addSeparator();
    }
    QAction *copying = menu->addAction(tr("&Copy"), this, &TerminalView::copy);
    copying->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copying->setEnabled(!selectedText().isEmpty());
    QAction *pasting = menu->addAction(tr("&Paste"), this, &TerminalView::paste);
    pasting->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    pasting->setEnabled(!QGuiApplication::clipboard()->text().isEmpty());
    menu->addSeparator();
    menu->addAction(tr("&Search…"), this, &TerminalView::showSearch)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    menu->addAction(tr("C&lear"), this, &TerminalView::clear)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    menu->popup(globalPosition);
}

void TerminalView::applyTheme()
{
    if (const QString file = m_colors.fileFor(*m_theme); !file.isEmpty()) {
        m_terminal->setColorScheme(file);
    }
    m_terminal->setTerminalFont(m_theme->codeFont());
    m_resized.start();
}

bool TerminalView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        m_resized.start(); // The emulator counts its columns after this event.
    }
    return QWidget::eventFilter(watched, event);
}

void TerminalView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        nameSearch();
    }
}

void TerminalView::noteSize()
{
    if (!isVisible()) {
        return; // Of a tab that was never in front, the size means nothing.
    }
    const QSize size = columnsAndRows();
    if (!size.isEmpty() && std::exchange(m_size, size) != size) {
        Q_EMIT resized(size);
    }
}

} // namespace quire::ui
