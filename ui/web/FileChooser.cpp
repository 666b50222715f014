// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/FileChooser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QStandardPaths>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

struct DialogWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::FileDialogs)
};

/// A page's list may be of any length.
constexpr qsizetype mostAccepted = 100;

QStringList globsOf(const QString &accepted)
{
    static const QRegularExpression ending(u"^\\.[\\w.+-]{1,30}$"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (ending.match(accepted).hasMatch()) {
        return {u'*' + accepted};
    }
    const QMimeDatabase types;
    if (!accepted.endsWith("/*"_L1)) {
        return types.mimeTypeForName(accepted).globPatterns();
    }
    QStringList globs;
    const QString family = accepted.chopped(1);
    const QList<QMimeType> all = types.allMimeTypes();
    for (const QMimeType &type : all) {
        if (type.name().startsWith(family)) {
            globs += type.globPatterns();
        }
    }
    return globs;
}

} // namespace

QStringList FileDialogs::filtersFor(const QStringList &accepted)
{
    QStringList globs;
    for (const QString &one : accepted.first(std::min(accepted.size(), mostAccepted))) {
        const QStringList more = globsOf(one);
        if (more.isEmpty()) { // Better any file than the wrong ones.
            globs.clear();
            break;
        }
        globs += more;
    }
    globs.removeDuplicates();
    const QString any = DialogWords::tr("All files (*)");
    return globs.isEmpty() ? QStringList{any}
                           : QStringList{DialogWords::tr("Accepted files (%1)").arg(globs.join(u' ')), any};
}

void FileDialogs::open(QFileDialog *dialog, Chosen chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, chosen = std::move(chosen)](int result) {
        chosen(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

void FileDialogs::chooseToRead(const WebFileQuestion &question, Chosen chosen)
{
    auto *dialog = new QFileDialog(m_parent, DialogWords::tr("Give Files to an Output"), QDir::homePath());
    dialog->setObjectName(u"outputReadDialog"_s);
    dialog->setFileMode(question.isMultiple ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::HideNameFilterDetails); // "image/*" has hundreds.
    dialog->setNameFilters(filtersFor(question.accepted));
    open(dialog, std::move(chosen));
}

void FileDialogs::chooseToWrite(const QString &name, Chosen chosen)
{
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(m_parent, DialogWords::tr("Save What an Output Made"),
                                   QDir(downloads).exists() ? downloads : QDir::homePath());
    dialog->setObjectName(u"outputWriteDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    open(dialog, std::move(chosen));
}

} // namespace quire::ui
