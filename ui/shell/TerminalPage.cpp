// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TerminalPage.h"

#include "session/AttachedMachine.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/terminal/TerminalView.h"

#include <QDesktopServices>
#include <QVBoxLayout>

namespace quire::ui {

using jupyter::TerminalChannel;

namespace {

const QString linkKey = QStringLiteral("terminal-link");
const QString pasteKey = QStringLiteral("terminal-paste");
constexpr qsizetype tabTitleLimit = 28;

} // namespace

TerminalPage::TerminalPage(session::AttachedMachine *machine, const Theme *theme, const Icons &icons, QWidget *parent)
    : TabPage(parent),
      m_machine(machine),
      m_notifications(new NotificationBar(this)),
      m_view(new TerminalView(theme, icons, this))
{
    setObjectName(QStringLiteral("terminalPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notifications);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connectView();
    connect(m_notifications, &NotificationBar::actionTriggered, this, &TerminalPage::answer);
}

TerminalPage::~TerminalPage() = default;

session::AttachedMachine *TerminalPage::machine() const
{
    return m_machine;
}

void TerminalPage::connectView()
{
    connect(m_view, &TerminalView::typed, this, [this](const QString &text) {
        if (m_channel) {
            m_channel->send(text);
        }
    });
    connect(m_view, &TerminalView::resized, this, [this](QSize size) {
        if (m_channel) {
            m_channel->setSize(size);
        }
    });
    connect(m_view, &TerminalView::titleChanged, this, [this](const QString &title) {
        m_programTitle = title;
        Q_EMIT tabTextChanged(tabText());
        Q_EMIT stateChanged();
    });
    connect(m_view, &TerminalView::linkActivated, this, [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(m_view, &TerminalView::severalLinesPasted, this, &TerminalPage::ask);
    connect(m_view, &TerminalView::leaveRequested, this, &TerminalPage::leaveRequested);
}

void TerminalPage::start(const QString &folder)
{
    m_folder = folder;
    m_machine->whenAttached().then(this, [this](const Result<void> &up) {
        if (!up) {
            showFailure(up.error());
            return;
        }
        m_machine->terminals().open(m_folder).then(this, [this](const Result<jupyter::TerminalModel> &made) {
            if (made) {
                follow(made->name, true);
            } else {
                showFailure(made.error());
            }
        });
    });
}

void TerminalPage::attach(const QString &name)
{
    m_name = name;
    m_machine->whenAttached().then(this, [this](const Result<void> &up) {
        if (up) {
            follow(m_name, false);
        } else {
            showFailure(up.error());
        }
    });
}

void TerminalPage::follow(const QString &name, bool isNew)
{
    m_name = name;
    m_channel = std::make_unique<TerminalChannel>(&m_machine->connection(), name);
    connect(m_channel.get(), &TerminalChannel::received, m_view, &TerminalView::print);
    connect(m_channel.get(), &TerminalChannel::restarted, m_view, &TerminalView::restart);
    connect(m_channel.get(), &TerminalChannel::linkChanged, this, &TerminalPage::showLink);
    m_notifications->remove(linkKey);
    m_channel->setSize(m_view->columnsAndRows());
    m_channel->open(isNew);
    Q_EMIT tabTextChanged(tabText());
    Q_EMIT attached();
}

void TerminalPage::showLink(TerminalChannel::Link link)
{
    using enum TerminalChannel::Link;
    if (link == Open) {
        m_notifications->remove(linkKey);
    } else if (link == Waiting) {
        m_notifications->show({linkKey,
                               Notification::Severity::Warning,
                               tr("The line to this terminal is cut; reconnecting… What runs in it runs on."),
                               {{QStringLiteral("now"), tr("Try Now")}},
                               false});
    } else if (link == Ended) {
        m_notifications->show({linkKey,
                               Notification::Severity::Information,
                               tr("This terminal has ended on the machine."),
                               {{QStringLiteral("new"), tr("Open a New One")}}});
    }
    Q_EMIT stateChanged();
}

void TerminalPage::showFailure(const Error &error)
{
    m_notifications->show(
        {linkKey, Notification::Severity::Error, error.message, {{QStringLiteral("again"), tr("Try Again")}}});
}

void TerminalPage::ask(const QString &text)
{
    m_toPaste = text;
    const qsizetype lines = text.count(u'\n') + 1;
    m_notifications->show({pasteKey,
                           Notification::Severity::Warning,
                           tr("Paste %1 lines? The program in this terminal will take each as a command.").arg(lines),
                           {{QStringLiteral("paste"), tr("Paste")}, {QStringLiteral("cancel"), tr("Cancel")}},
                           false});
    m_notifications->focusAction(pasteKey, QStringLiteral("cancel"));
}

void TerminalPage::answer(const QString &key, const QString &choice)
{
    if (key == pasteKey) {
        m_notifications->remove(key);
        m_view->setFocus();
        const QString text = std::exchange(m_toPaste, {});
        if (choice == u"paste") {
            m_view->insert(text);
        }
    } else if (choice == u"now" && m_channel) {
        m_channel->reconnectNow();
    } else if (choice == u"new") {
        Q_EMIT newOneRequested();
    } else if (choice == u"again" && m_machine) {
        m_notifications->remove(key);
        m_name.isEmpty() ? start(m_folder) : attach(m_name);
    }
}

QString TerminalPage::title() const
{
    const QString plain = m_name.isEmpty() ? tr("Terminal") : tr("Terminal %1").arg(m_name);
    if (m_programTitle.isEmpty()) {
        return plain;
    }
    const bool isLong = m_programTitle.size() > tabTitleLimit;
    return tr("%1: %2").arg(plain, isLong ? m_programTitle.first(tabTitleLimit - 1) + QChar(0x2026) : m_programTitle);
}

QString TerminalPage::place() const
{
    return m_machine ? tr("A terminal on %1").arg(m_machine->name()) : QString();
}

QString TerminalPage::stateText() const
{
    using Link = TerminalChannel::Link;
    if (m_channel && m_channel->link() == Link::Ended) {
        return tr("Ended");
    }
    if (m_channel && m_channel->link() == Link::Waiting) {
        return tr("Reconnecting…");
    }
    return m_programTitle;
}

Reply<void> TerminalPage::end(bool shutDown)
{
    if (!m_channel) {
        return readyReply<void>({});
    }
    m_channel->close();
    return shutDown && m_machine ? m_machine->terminals().close(m_channel->name()) : readyReply<void>({});
}

Reply<void> TerminalPage::suspend()
{
    return end(false);
}

} // namespace quire::ui
