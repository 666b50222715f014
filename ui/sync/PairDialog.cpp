// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/PairDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace quire::ui {

using pairs::Pair;
using pairs::Schedule;
using sync::Direction;

namespace {

constexpr qint64 megabyte = 1'000'000;
constexpr int longestInterval = 7 * 24 * 60;
constexpr int linesHeight = 72;

} // namespace

PairDialog::PairDialog(pairs::Pairs *pairs, const QList<MachineChoice> &machines, QWidget *parent)
    : QDialog(parent),
      m_pairs(pairs),
      m_machines(machines),
      m_form(new QFormLayout),
      m_local(new QLineEdit(this)),
      m_choose(new QPushButton(tr("C&hoose…"), this)),
      m_machine(new QComboBox(this)),
      m_remote(new QLineEdit(this)),
      m_direction(new QComboBox(this)),
      m_explanation(new QLabel(this)),
      m_schedule(new QComboBox(this)),
      m_minutes(new QSpinBox(this)),
      m_largest(new QSpinBox(this)),
      m_git(new QCheckBox(tr("Sync .&git folders too"), this)),
      m_ignore(new QPlainTextEdit(this)),
      m_message(new QLabel(this)),
      m_confirm(new QPushButton(tr("&Pair"), this))
{
    setObjectName(QStringLiteral("pairDialog"));
    setWindowTitle(tr("Pair a Folder"));
    setMinimumWidth(520);
    buildFolders();
    buildRules();
    layOut();
    say(tr("Both folders will hold the same files. What is only in one of them is copied to the other."), false);
}

void PairDialog::buildFolders()
{
    m_local->setObjectName(QStringLiteral("pairLocal"));
    m_choose->setObjectName(QStringLiteral("choosePairLocal"));
    m_choose->setAutoDefault(false);
    m_choose->setAccessibleName(tr("Choose a folder of this computer"));
    m_machine->setObjectName(QStringLiteral("pairMachine"));
    m_remote->setObjectName(QStringLiteral("pairRemote"));
    m_remote->setToolTip(tr("“/storage/name” is on the storage that machines share, “name” below what the machine "
                            "shows, “//path” anywhere on it."));
    m_direction->setObjectName(QStringLiteral("pairDirection"));
    for (const MachineChoice &machine : m_machines) {
        m_machine->addItem(machine.name, machine.id);
    }
    m_direction->addItem(tr("↔ Both ways"), int(Direction::TwoWay));
    m_direction->addItem(tr("→ Make the machine's folder as this one"), int(Direction::MirrorUp));
    m_direction->addItem(tr("← Make this folder as the machine's"), int(Direction::MirrorDown));
    auto *local = new QHBoxLayout;
    local->addWidget(m_local, 1);
    local->addWidget(m_choose);
    m_form->addRow(tr("&This computer:"), local);
    qobject_cast<QLabel *>(m_form->labelForField(local))->setBuddy(m_local);
    m_form->addRow(tr("&Machine:"), m_machine);
    m_form->addRow(tr("&Folder there:"), m_remote);
    m_form->addRow(tr("&Direction:"), m_direction);
    connect(m_choose, &QPushButton::clicked, this, &PairDialog::chooseFolder);
    connect(m_local, &QLineEdit::textChanged, this, &PairDialog::suggest);
}

void PairDialog::buildRules()
{
    m_schedule->setObjectName(QStringLiteral("pairSchedule"));
    m_schedule->addItem(tr("As soon as something changes"), int(Schedule::Continuous));
    m_schedule->addItem(tr("From time to time"), int(Schedule::Every));
    m_schedule->addItem(tr("Only when I ask"), int(Schedule::ByHand));
    m_minutes->setObjectName(QStringLiteral("pairMinutes"));
    m_minutes->setRange(1, longestInterval);
    m_minutes->setValue(15);
    m_minutes->setPrefix(tr("every "));
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setAccessibleName(tr("Minutes between two looks"));
    m_minutes->hide();
    m_largest->setObjectName(QStringLiteral("pairLargest"));
    m_largest->setRange(0, 1'000'000);
    m_largest->setSpecialValueText(tr("no limit"));
    m_largest->setSuffix(tr(" MB"));
    m_git->setObjectName(QStringLiteral("pairGit"));
    m_git->setToolTip(tr("Synced file by file while it is in use, a repository can be broken."));
    m_ignore->setObjectName(QStringLiteral("pairIgnore"));
    m_ignore->setPlaceholderText(tr("One pattern a line, as in .gitignore: *.log, data/, !keep.log"));
    m_ignore->setMaximumHeight(linesHeight);
    m_ignore->setTabChangesFocus(true);
    auto *when = new QHBoxLayout;
    when->addWidget(m_schedule, 1);
    when->addWidget(m_minutes);
    m_form->addRow(tr("&When:"), when);
    qobject_cast<QLabel *>(m_form->labelForField(when))->setBuddy(m_schedule);
    m_form->addRow(tr("&Largest file:"), m_largest);
    m_form->addRow(tr("&Ignore:"), m_ignore);
    m_explanation->setText(ignoredAnyway());
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    m_form->addRow(QString(), m_explanation);
    m_form->addRow(QString(), m_git);
    connect(m_schedule, &QComboBox::currentIndexChanged, this,
            [this] { m_minutes->setVisible(m_schedule->currentData().toInt() == int(Schedule::Every)); });
}

/// What no pair brings across.
QString PairDialog::ignoredAnyway()
{
    QStringList defaults;
    for (const QByteArray &line : sync::IgnoreRules::defaultLines().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#')) {
            defaults.append(QString::fromUtf8(line));
        }
    }
    return tr("Always ignored: %1. Each folder may add its own in a file .quireignore.")
        .arg(defaults.join(QStringLiteral(", ")));
}

void PairDialog::layOut()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(QStringLiteral("confirmPair"));
    m_confirm->setDefault(true);
    m_confirm->setEnabled(false);
    m_message->setObjectName(QStringLiteral("pairMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(m_form);
    layout->addWidget(m_message);
    layout->addStretch();
    layout->addWidget(buttons);
    const auto update = [this] {
        m_confirm->setEnabled(!m_local->text().trimmed().isEmpty() && !m_remote->text().trimmed().isEmpty() &&
                              m_machine->currentIndex() >= 0);
    };
    connect(m_local, &QLineEdit::textChanged, this, update);
    connect(m_remote, &QLineEdit::textChanged, this, update);
    connect(buttons, &QDialogButtonBox::accepted, this, &PairDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PairDialog::setLocalFolder(const QString &folder)
{
    m_local->setText(QDir::toNativeSeparators(folder));
}

void PairDialog::setMachine(const QString &id)
{
    if (const int index = m_machine->findData(id); index >= 0) {
        m_machine->setCurrentIndex(index);
    }
}

void PairDialog::setRemoteFolder(const QString &path)
{
    m_remote->setText(path);
}

void PairDialog::edit(const Pair &pair)
{
    m_edited = pair;
    setWindowTitle(tr("Settings of “%1”").arg(pair.name));
    m_confirm->setText(tr("&Save"));
    m_local->setText(QFile::decodeName(pair.settings.localRoot));
    setMachine(pair.machine);
    m_remote->setText(QString::fromUtf8(pair.settings.remoteRoot));
    for (QWidget *fixed : std::initializer_list<QWidget *>{m_local, m_choose, m_machine, m_remote}) {
        fixed->setEnabled(false);
    }
    m_direction->setCurrentIndex(m_direction->findData(int(pair.settings.direction)));
    m_schedule->setCurrentIndex(m_schedule->findData(int(pair.schedule)));
    m_minutes->setValue(pair.minutes);
    m_largest->setValue(int(pair.settings.largestFile / megabyte));
    m_git->setChecked(pair.settings.includesGit);
    m_ignore->setPlainText(QString::fromUtf8(pair.settings.ignoreLines));
    m_confirm->setEnabled(true);
    say({}, false);
}

void PairDialog::chooseFolder()
{
    auto *chooser = new QFileDialog(this, tr("Choose a Folder"), m_local->text());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setOption(QFileDialog::ShowDirsOnly);
    connect(chooser, &QFileDialog::fileSelected, this, &PairDialog::setLocalFolder);
    chooser->open();
}

/// The same name there, unless the person wrote another.
void PairDialog::suggest()
{
    const QString name = QDir(m_local->text().trimmed()).dirName();
    if (m_edited || m_remote->text() != m_suggested) {
        return;
    }
    m_suggested = name.isEmpty() || name == u"." ? QString() : QStringLiteral("/storage/") + name;
    if (m_machine->currentData().toString().startsWith(u"local/")) {
        m_suggested = name;
    }
    m_remote->setText(m_suggested);
}

Pair PairDialog::pair() const
{
    Pair pair = m_edited.value_or(Pair());
    if (!m_edited) {
        QString local = m_local->text().trimmed();
        if (local == u"~" || local.startsWith(u"~/")) {
            local.replace(0, 1, QDir::homePath());
        }
        pair.settings.localRoot = QFile::encodeName(QDir::cleanPath(local));
        pair.settings.remoteRoot = m_remote->text().trimmed().toUtf8();
        pair.machine = m_machine->currentData().toString();
        pair.settings.owner =
            pairs::ownerOf(pair.machine, m_machines.value(m_machine->currentIndex()).address, pair.settings.remoteRoot);
    }
    pair.settings.direction = Direction(m_direction->currentData().toInt());
    pair.schedule = Schedule(m_schedule->currentData().toInt());
    pair.minutes = m_minutes->value();
    pair.settings.largestFile = m_largest->value() * megabyte;
    pair.settings.includesGit = m_git->isChecked();
    pair.settings.ignoreLines = m_ignore->toPlainText().toUtf8();
    return pair;
}

void PairDialog::submit()
{
    m_confirm->setEnabled(false);
    const auto handle = [this](const Result<void> &done) {
        m_confirm->setEnabled(true);
        if (done) {
            accept();
        } else {
            say(done.error().message, true);
            m_local->setFocus();
        }
    };
    if (m_edited) {
        m_pairs->change(pair()).then(this, handle);
    } else {
        m_pairs->add(pair()).then(
            this, [handle](const Result<Pair> &added) { handle(added.transform([](const Pair &) {})); });
    }
}

void PairDialog::say(const QString &text, bool isError)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    QPalette colours = palette();
    if (isError) {
        const bool isDark = colours.color(QPalette::Window).lightness() < 128;
        colours.setColor(QPalette::WindowText, isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb0, 0x20, 0x20));
    }
    m_message->setPalette(colours);
}

} // namespace quire::ui
