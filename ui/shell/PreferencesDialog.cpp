// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PreferencesDialog.h"

#include "machines/local/LocalServerPaths.h"
#include "ui/editor/Spelling.h"
#include "ui/notebook/Keymap.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace quire::ui {

using store::Appearance;

PreferencesDialog::PreferencesDialog(store::Settings *settings, Spelling *spelling, QWidget *parent)
    : QDialog(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    setMinimumWidth(480);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    addAppearance(form);
    addEditor(form);
    addSpelling(form, spelling);
    addKeys(form);
    addFiles(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
}

void PreferencesDialog::addAppearance(QFormLayout *form)
{
    auto *colours = new QComboBox(this);
    colours->setObjectName(QStringLiteral("appearance"));
    colours->addItem(tr("Like the desktop"), int(Appearance::System));
    colours->addItem(tr("Light"), int(Appearance::Light));
    colours->addItem(tr("Dark"), int(Appearance::Dark));
    colours->setCurrentIndex(colours->findData(int(m_settings->appearance.value())));
    connect(colours, &QComboBox::currentIndexChanged, this,
            [this, colours] { m_settings->appearance.set(Appearance(colours->currentData().toInt())); });
    form->addRow(tr("&Colours:"), colours);

    auto *language = new QComboBox(this);
    language->setObjectName(QStringLiteral("language"));
    language->addItem(tr("Like the desktop"), QString());
    language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language->setCurrentIndex(qMax(0, language->findData(m_settings->language.value())));
    connect(language, &QComboBox::currentIndexChanged, this,
            [this, language] { m_settings->language.set(language->currentData().toString()); });
    form->addRow(tr("&Language:"), language);
    auto *note = new QLabel(tr("The language changes when Quire starts again."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), note);
}

void PreferencesDialog::addEditor(QFormLayout *form)
{
    auto *size = new QSpinBox(this);
    size->setObjectName(QStringLiteral("fontSize"));
    size->setRange(0, 40);
    size->setSpecialValueText(tr("Like the desktop"));
    size->setSuffix(tr(" pt"));
    size->setValue(m_settings->fontSize.value());
    connect(size, &QSpinBox::valueChanged, this, [this](int value) { m_settings->fontSize.set(value); });
    form->addRow(tr("Code &font size:"), size);

    auto *height = new QSpinBox(this);
    height->setObjectName(QStringLiteral("outputHeight"));
    height->setRange(96, 10'000);
    height->setSingleStep(48);
    height->setSuffix(tr(" px"));
    height->setToolTip(tr("Taller text of an output scrolls in a pane of its own"));
    height->setValue(m_settings->outputHeight.value());
    connect(height, &QSpinBox::valueChanged, this, [this](int value) { m_settings->outputHeight.set(value); });
    form->addRow(tr("&Output height:"), height);
    addSwitch(form, tr("&Bring the closing bracket or quote"), QStringLiteral("closesBrackets"),
              &m_settings->closesBrackets);
}

/// The switch can be used where there is something to check with; elsewhere it says what is missing.
void PreferencesDialog::addSpelling(QFormLayout *form, Spelling *spelling)
{
    QCheckBox *box = addSwitch(form, tr("Check s&pelling in text cells"), QStringLiteral("checksSpelling"),
                               &m_settings->checksSpelling);
    auto *note = new QLabel(tr("No dictionary is installed for your language."), this);
    note->setObjectName(QStringLiteral("noDictionary"));
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), note);
    form->setRowVisible(note, false);
    box->setEnabled(false);
    spelling->hasDictionary().then(this, [form, box, note](bool has) {
        box->setEnabled(has);
        form->setRowVisible(note, !has);
    });
}

void PreferencesDialog::addKeys(QFormLayout *form)
{
    auto *keymap = new QComboBox(this);
    keymap->setObjectName(QStringLiteral("keymap"));
    for (const Keymap::Base base : {Keymap::Base::JupyterLab, Keymap::Base::Classic, Keymap::Base::Colab}) {
        keymap->addItem(Keymap::titleOf(base), Keymap::nameOf(base));
    }
    keymap->setCurrentIndex(int(Keymap::fromName(m_settings->keymap.value())));
    connect(keymap, &QComboBox::currentIndexChanged, this,
            [this, keymap] { m_settings->keymap.set(keymap->currentData().toString()); });
    auto *change = new QPushButton(tr("Change…"), this);
    change->setObjectName(QStringLiteral("changeShortcuts"));
    change->setAccessibleName(tr("Change keyboard shortcuts"));
    connect(change, &QPushButton::clicked, this, &PreferencesDialog::shortcutsRequested);
    auto *row = new QHBoxLayout;
    row->addWidget(keymap, 1);
    row->addWidget(change);
    auto *label = new QLabel(tr("&Keys as in:"), this);
    label->setBuddy(keymap);
    form->addRow(label, row);
}

QCheckBox *PreferencesDialog::addSwitch(QFormLayout *form, const QString &text, const QString &name,
                                        store::SettingItem<bool> *item)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setChecked(item->value());
    connect(box, &QCheckBox::toggled, this, [item](bool on) { item->set(on); });
    form->addRow(QString(), box);
    return box;
}

void PreferencesDialog::addFiles(QFormLayout *form)
{
    auto *autosave = new QSpinBox(this);
    autosave->setObjectName(QStringLiteral("autosave"));
    autosave->setRange(0, 3600);
    autosave->setSpecialValueText(tr("Never"));
    autosave->setSuffix(tr(" s"));
    autosave->setValue(int(m_settings->autosaveInterval.value().count()));
    connect(autosave, &QSpinBox::valueChanged, this,
            [this](int value) { m_settings->autosaveInterval.set(std::chrono::seconds(value)); });
    form->addRow(tr("&Save by itself after:"), autosave);

    auto *root = new QLineEdit(m_settings->localRoot.value(), this);
    root->setObjectName(QStringLiteral("localRoot"));
    root->setPlaceholderText(machines::LocalServerPaths::standardRoot());
    connect(root, &QLineEdit::editingFinished, this, [this, root] { m_settings->localRoot.set(root->text()); });
    auto *browse = new QPushButton(tr("Choose…"), this);
    connect(browse, &QPushButton::clicked, this, [this, root] {
        auto *dialog = new QFileDialog(this, tr("Folder of This Computer"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, this, [this, root](const QString &folder) {
            root->setText(folder);
            m_settings->localRoot.set(folder);
        });
        dialog->open();
    });
    auto *row = new QHBoxLayout;
    row->addWidget(root, 1);
    row->addWidget(browse);
    auto *label = new QLabel(tr("Folder of &this computer:"), this);
    label->setBuddy(root); // A row of two has none of its own.
    form->addRow(label, row);
    auto *note = new QLabel(tr("The folder is used when the machine starts the next time."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), note);

    auto *restore = new QCheckBox(tr("Open the notebooks of last time at start"), this);
    restore->setObjectName(QStringLiteral("restoreSession"));
    restore->setChecked(m_settings->restoreSession.value());
    connect(restore, &QCheckBox::toggled, this, [this](bool on) { m_settings->restoreSession.set(on); });
    form->addRow(QString(), restore);
}

} // namespace quire::ui
