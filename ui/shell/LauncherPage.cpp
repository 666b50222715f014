// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LauncherPage.h"

#include "machines/Machine.h"

#include <QCommandLinkButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

LauncherPage::LauncherPage(store::Settings *settings, const Icons &icons, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_icons(icons), m_recent(new QListWidget(this))
{
    setObjectName(QStringLiteral("launcherPage"));
    auto *start = new QVBoxLayout;
    start->setSpacing(4);
    start->addWidget(heading(tr("Start"), this));
    addChoice(start, QStringLiteral("newNotebook"), m_icons.icon(QStringLiteral("notebook"), Icons::Tint::Accent),
              tr("New notebook"), tr("On the machine in use"), &LauncherPage::newNotebookRequested);
    addChoice(start, QStringLiteral("newConsole"), m_icons.icon(QStringLiteral("console"), Icons::Tint::Accent),
              tr("New console"), tr("To talk with a kernel line by line"), &LauncherPage::newConsoleRequested);
    addChoice(start, QStringLiteral("newTerminal"), m_icons.icon(QStringLiteral("terminal"), Icons::Tint::Accent),
              tr("New terminal"), tr("A shell on the machine in use"), &LauncherPage::newTerminalRequested);
    addChoice(start, QStringLiteral("openFile"), m_icons.icon(QStringLiteral("file"), Icons::Tint::Accent),
              tr("Open a file…"), tr("A notebook anywhere on this computer"), &LauncherPage::openFileRequested);
    addChoice(start, QStringLiteral("sample"), m_icons.icon(QStringLiteral("library"), Icons::Tint::Accent),
              tr("A short tour"), tr("A sample notebook to try things in"), &LauncherPage::sampleRequested);
    start->addSpacing(16);
    start->addWidget(heading(tr("Machines"), this));
    addChoice(start, QStringLiteral("thisComputer"), m_icons.icon(QStringLiteral("machine"), Icons::Tint::Accent),
              tr("This computer"), tr("Ready to use; nothing leaves it"), &LauncherPage::thisComputerRequested);
    addChoice(start, QStringLiteral("addServer"), m_icons.icon(QStringLiteral("new"), Icons::Tint::Accent),
              tr("Add a server…"), tr("Any Jupyter server, by its address"), &LauncherPage::addServerRequested);
    addChoice(start, QStringLiteral("machines"), m_icons.icon(QStringLiteral("kernel"), Icons::Tint::Accent),
              tr("All machines"), tr("What is running, and where"), &LauncherPage::machinesRequested);
    start->addStretch();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(48, 48, 48, 24);
    layout->setSpacing(48);
    layout->addLayout(start, 2);
    layout->addLayout(makeRecent(), 3);
}

QLayout *LauncherPage::makeRecent()
{
    auto *recent = new QVBoxLayout;
    recent->setSpacing(4);
    recent->addWidget(heading(tr("Recent notebooks"), this));
    m_recent->setObjectName(QStringLiteral("recentNotebooks"));
    m_recent->setAccessibleName(tr("Recent notebooks"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->viewport()->setAutoFillBackground(false);
    recent->addWidget(m_recent, 1);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT recentRequested({item->data(Qt::UserRole).toString(), item->data(Qt::UserRole + 1).toString()});
    });
    connect(&m_settings->recentNotebooks, &store::SettingItemBase::changed, this, &LauncherPage::fillRecent);
    fillRecent();
    return recent;
}

void LauncherPage::addChoice(QVBoxLayout *layout, const QString &id, const QIcon &icon, const QString &title,
                             const QString &text, void (LauncherPage::*chosen)())
{
    auto *button = new QCommandLinkButton(title, text, this);
    button->setObjectName(id);
    button->setIcon(icon);
    button->setIconSize(QSize(24, 24));
    button->setMaximumWidth(360);
    connect(button, &QCommandLinkButton::clicked, this, chosen);
    layout->addWidget(button);
}

void LauncherPage::fillRecent()
{
    m_recent->clear();
    for (const store::NotebookPlace &place : m_settings->recentNotebooks.value()) {
        const QString name = place.path.section(u'/', -1);
        const QString folder = place.path.section(u'/', 0, -2);
        auto *item =
            new QListWidgetItem(m_icons.icon(QStringLiteral("notebook"), Icons::Tint::Muted),
                                folder.isEmpty() ? name : QStringLiteral("%1  —  %2").arg(name, folder), m_recent);
        item->setData(Qt::UserRole, place.machine);
        item->setData(Qt::UserRole + 1, place.path);
        item->setToolTip(place.path);
    }
    if (m_recent->count() == 0) {
        auto *item = new QListWidgetItem(tr("Notebooks you open appear here."), m_recent);
        item->setFlags(Qt::NoItemFlags);
    }
}

} // namespace quire::ui
