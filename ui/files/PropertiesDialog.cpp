// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/PropertiesDialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quire::ui {

using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FolderCount;

PropertiesDialog::PropertiesDialog(models::FolderSource *source, const QList<FileEntry> &entries, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"propertiesDialog"_s);
    const bool isOne = entries.size() == 1;
    setWindowTitle(isOne ? tr("Properties of “%1”").arg(entries.constFirst().name()) : tr("Properties"));
    auto *column = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight);
    column->addLayout(form);
    if (isOne) {
        addOne(form, entries.constFirst(), source->absolutePath(entries.constFirst().path));
    } else {
        addRow(form, tr("Selected"), tr("%1 items").arg(entries.size()));
    }
    m_size = addRow(form, tr("Size"), isOne ? sizeText(entries.constFirst().size) : QString());
    m_size->setObjectName(u"size"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addStretch(1);
    column->addWidget(buttons);
    if (std::ranges::any_of(entries, &FileEntry::isFolder) || !isOne) {
        m_stop = buttons->addButton(tr("Stop Counting"), QDialogButtonBox::ActionRole);
        connect(m_stop, &QPushButton::clicked, this, [this] {
            m_count.cancel();
            m_stop->hide();
        });
        connect(&m_count, &FolderCount::progressed, this, &PropertiesDialog::showTotal);
        m_count.start(source, entries);
    }
    resize(440, sizeHint().height());
}

QLabel *PropertiesDialog::addRow(QFormLayout *form, const QString &name, const QString &value)
{
    auto *label = new QLabel(value, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name);
    form->addRow(tr("%1:").arg(name), label);
    return label;
}

void PropertiesDialog::addOne(QFormLayout *form, const FileEntry &entry, const QString &absolute)
{
    addRow(form, tr("Name"), entry.name());
    addRow(form, tr("Kind"), kindText(entry));
    addRow(form, tr("Path"), absolute.isEmpty() ? entry.path.toString() : absolute);
    if (!entry.linkTarget.isEmpty()) {
        addRow(form, tr("Link to"), entry.linkTarget);
    }
    const auto time = [](const QDateTime &when) {
        const QDateTime local = when.toLocalTime();
        return when.isValid() ? QLocale().toString(local.date(), QLocale::LongFormat) + u' ' +
                                    QLocale().toString(local.time(), u"HH:mm:ss"_s)
                              : tr("Not known");
    };
    addRow(form, tr("Modified"), time(entry.modified));
    if (entry.created.isValid()) {
        addRow(form, tr("Created"), time(entry.created));
    }
    addRow(form, tr("Writable"), entry.isWritable ? tr("Yes") : tr("No"));
}

QString PropertiesDialog::kindText(const FileEntry &entry)
{
    const QString kind = entry.isFolder()                          ? tr("Folder")
                         : entry.kind == FileEntry::Kind::Notebook ? tr("Notebook")
                                                                   : tr("File");
    return entry.isLink ? tr("%1 (link)").arg(kind) : kind;
}

QString PropertiesDialog::sizeText(qint64 bytes)
{
    const QLocale locale;
    const QString rounded = locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
    return bytes < 0      ? tr("Not known")
           : bytes < 1000 ? rounded
                          : tr("%1 (%2 bytes)").arg(rounded, locale.toString(bytes));
}

void PropertiesDialog::showTotal(const FolderCount::Total &total)
{
    const QLocale locale;
    QString text = tr("%1 in %2 files and %3 folders")
                       .arg(sizeText(total.bytes), locale.toString(total.files), locale.toString(total.folders));
    if (!total.isDone) {
        text = tr("%1, counting…").arg(text);
    } else if (total.unread > 0) {
        text = tr("%1; %2 folders could not be read").arg(text, locale.toString(total.unread));
    }
    m_size->setText(text);
    m_stop->setVisible(!total.isDone);
}

} // namespace quire::ui
