// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::ui {

namespace {

QString withSuffix(const QString &file, const QString &before, const QString &suffix)
{
    const QString plain = file.endsWith(u'.' + before) ? file.chopped(before.size() + 1) : file;
    return plain + u'.' + suffix;
}

} // namespace

ExportDialog::ExportDialog(const QList<ExportChoice> &choices, const QString &file, QWidget *parent)
    : QDialog(parent),
      m_choices(choices),
      m_suffix(choices.constFirst().suffix),
      m_form(new QFormLayout),
      m_format(new QComboBox(this)),
      m_file(new QLineEdit(QDir::toNativeSeparators(file), this)),
      m_choose(new QPushButton(tr("C&hoose…"), this)),
      m_inputs(new QCheckBox(tr("&Code"), this)),
      m_outputs(new QCheckBox(tr("O&utputs"), this)),
      m_selected(new QCheckBox(this)),
      m_tags(new QLineEdit(this)),
      m_paper(new QComboBox(this)),
      m_contents(new QCheckBox(tr("&Table of contents"), this)),
      m_margins(new QCheckBox(tr("Page &headers and footers"), this)),
      m_confirm(new QPushButton(tr("&Export"), this))
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export Notebook"));
    setMinimumWidth(520);
    buildWhat();
    buildHow();
    layOut();
    adapt();
}

void ExportDialog::buildWhat()
{
    m_format->setObjectName(u"exportFormat"_s);
    for (const ExportChoice &each : std::as_const(m_choices)) {
        m_format->addItem(each.title, each.id);
    }
    m_file->setObjectName(u"exportFile"_s);
    m_choose->setObjectName(u"chooseExportFile"_s);
    m_choose->setAutoDefault(false);
    m_choose->setAccessibleName(tr("Choose where to export to"));
    m_inputs->setObjectName(u"exportInputs"_s);
    m_inputs->setChecked(true);
    m_outputs->setObjectName(u"exportOutputs"_s);
    m_outputs->setChecked(true);
    m_selected->setObjectName(u"exportSelected"_s);
    m_selected->hide();
    m_tags->setObjectName(u"exportTags"_s);
    m_tags->setPlaceholderText(tr("draft, solution"));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::adapt);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_file, &QLineEdit::textChanged, this,
            [this](const QString &file) { m_confirm->setEnabled(!file.trimmed().isEmpty()); });
}

void ExportDialog::buildHow()
{
    m_paper->setObjectName(u"exportPaper"_s);
    m_paper->addItem(tr("A4"), int(QPageSize::A4));
    m_paper->addItem(tr("Letter"), int(QPageSize::Letter));
    m_paper->setCurrentIndex(m_paper->findData(int(usualPaper())));
    m_contents->setObjectName(u"exportContents"_s);
    m_contents->setChecked(true);
    m_margins->setObjectName(u"exportMargins"_s);
    m_margins->setChecked(true);
}

void ExportDialog::layOut()
{
    auto *file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(m_choose);
    auto *parts = new QHBoxLayout;
    parts->addWidget(m_inputs);
    parts->addWidget(m_outputs);
    parts->addStretch();
    m_form->addRow(tr("&Format:"), m_format);
    m_form->addRow(tr("F&ile:"), file);
    qobject_cast<QLabel *>(m_form->labelForField(file))->setBuddy(m_file);
    m_form->addRow(tr("Show:"), parts);
    m_form->addRow(QString(), m_selected);
    m_form->addRow(tr("&Leave out cells tagged:"), m_tags);
    m_form->addRow(tr("&Paper:"), m_paper);
    m_form->addRow(QString(), m_contents);
    m_form->addRow(QString(), m_margins);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_confirm->setObjectName(u"confirmExport"_s);
    m_confirm->setDefault(true);
    buttons->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

const ExportChoice &ExportDialog::choice() const
{
    return m_choices.at(std::max(0, m_format->currentIndex()));
}

void ExportDialog::setFormat(const QString &id)
{
    m_format->setCurrentIndex(std::max(0, m_format->findData(id)));
}

void ExportDialog::setSelection(const QList<notebook::CellId> &cells)
{
    m_selection = cells;
    m_selected->setText(tr("&Only the selected cells (%1)").arg(cells.size()));
    m_selected->setVisible(cells.size() > 1);
}

QPageSize::PageSizeId ExportDialog::usualPaper()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter : QPageSize::A4;
}

QString ExportDialog::filterOf(const ExportChoice &choice)
{
    return u"%1 (*.%2)"_s.arg(choice.title, choice.suffix);
}

/// What means nothing for the format is not asked.
void ExportDialog::adapt()
{
    if (!m_file->text().trimmed().isEmpty()) {
        m_file->setText(withSuffix(m_file->text(), m_suffix, choice().suffix));
    }
    m_suffix = choice().suffix;
    m_form->setRowVisible(m_paper, choice().hasPaper);
    m_form->setRowVisible(m_margins, choice().hasPaper);
    m_form->setRowVisible(m_contents, choice().hasContents);
}

void ExportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), m_file->text(), filterOf(choice()));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(choice().suffix);
    dialog->selectFile(m_file->text());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { m_file->setText(QDir::toNativeSeparators(file)); });
    dialog->open();
}

ExportWish ExportDialog::wish() const
{
    static const QRegularExpression separator(u"[,;\\s]+"_s);
    ExportWish wish{choice().id, QDir::fromNativeSeparators(m_file->text().trimmed()), {}};
    wish.options.inputs = m_inputs->isChecked();
    wish.options.outputs = m_outputs->isChecked();
    wish.options.withoutTags = m_tags->text().split(separator, Qt::SkipEmptyParts);
    if (m_selected->isChecked() && m_selection.size() > 1) {
        wish.options.only = m_selection;
    }
    wish.options.paper = QPageSize::PageSizeId(m_paper->currentData().toInt());
    wish.options.tableOfContents = m_contents->isChecked();
    wish.options.headersAndFooters = m_margins->isChecked();
    return wish;
}

void ExportDialog::submit()
{
    Q_EMIT wanted(wish());
    accept();
}

} // namespace quire::ui
