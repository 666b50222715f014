// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportOptions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace quire::ui {

/// A format as a person chooses it.
struct ExportChoice
{
    QString id;
    QString title;
    QString suffix; ///< Without the dot.
    bool hasPaper = false;
    bool hasContents = false;
};

/// What a person wants exported, and how.
struct ExportWish
{
    QString format;
    QString file;
    exporting::ExportOptions options;
};

/// Asks for everything an export can be told.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `choices`: at least one. `file`: a suggestion, with the first one's ending.
    ExportDialog(const QList<ExportChoice> &choices, const QString &file, QWidget *parent = nullptr);

    void setFormat(const QString &id);
    /// The cells that are selected; more than one can be exported alone.
    void setSelection(const QList<notebook::CellId> &cells);
    ExportWish wish() const;

    /// As the country prints: Letter in North America, A4 elsewhere.
    static QPageSize::PageSizeId usualPaper();
    /// What a save dialog calls this format: "PDF (*.pdf)".
    static QString filterOf(const ExportChoice &choice);

Q_SIGNALS:
    void wanted(const quire::ui::ExportWish &wish);

private:
    void buildWhat();
    void buildHow();
    void layOut();
    const ExportChoice &choice() const;
    void adapt();
    void chooseFile();
    void submit();

    QList<ExportChoice> m_choices;
    QString m_suffix; ///< Of the format that was chosen before.
    QList<notebook::CellId> m_selection;
    QFormLayout *m_form;
    QComboBox *m_format;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QCheckBox *m_inputs;
    QCheckBox *m_outputs;
    QCheckBox *m_selected;
    QLineEdit *m_tags;
    QComboBox *m_paper;
    QCheckBox *m_contents;
    QCheckBox *m_margins;
    QPushButton *m_confirm;
};

} // namespace quire::ui
