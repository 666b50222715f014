// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/DelimitedModel.h"
#include "ui/kit/Icons.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace quire::ui {

/// A table of text to be read: sorted by its headers, searched, filtered, copied.
class DelimitedView : public QWidget
{
    Q_OBJECT

public:
    /// Whether the person can say how the text is to be read.
    enum class Format { Fixed, Chosen };

    DelimitedView(const Icons &icons, Format format, QWidget *parent = nullptr);

    models::DelimitedModel &model() { return m_model; }
    /// Said beside the size of the table.
    void setNote(const QString &note);
    /// Behind those there are.
    void addButton(const QIcon &icon, const QString &id, const QString &name, std::function<void()> run);

private:
    QHBoxLayout *makeFindRow(const Icons &icons);
    QLayout *makeFormatRow();
    void buildTable();
    void addCopy(const QString &id, const QString &text, const QKeySequence &key, void (DelimitedView::*run)());
    void fitColumns();
    void showFormat();
    void takeFormat();
    void showStatus();
    void findNext() { find(false); }
    void findPrevious() { find(true); }
    void find(bool backward);
    void focusFind();
    void copyCells() { copy('\t', false); }
    void copyWithHeaders() { copy('\t', true); }
    void copyAsCsv() { copy(',', true); }
    void copy(char delimiter, bool withHeader);

    models::DelimitedModel m_model;
    QHBoxLayout *m_buttons = nullptr;
    QLineEdit *m_find;
    QToolButton *m_onlyMatches;
    QComboBox *m_delimiter;
    QComboBox *m_encoding;
    QCheckBox *m_header;
    QLabel *m_status;
    QTableView *m_table;
    QString m_note;
};

} // namespace quire::ui
