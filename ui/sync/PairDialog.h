// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Pairs.h"

#include <QDialog>
#include <QUrl>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace quire::ui {

/// A machine a folder can be on.
struct MachineChoice
{
    QString id; ///< MachineId as text.
    QString name;
    QUrl address; ///< Its server's, where known.

    bool operator==(const MachineChoice &) const = default;
};

/// Sets up a pair of folders, or changes how one is synced.
class PairDialog : public QDialog
{
    Q_OBJECT

public:
    /// `pairs` outlives this.
    PairDialog(pairs::Pairs *pairs, const QList<MachineChoice> &machines, QWidget *parent = nullptr);

    void setLocalFolder(const QString &folder);
    void setMachine(const QString &id);
    void setRemoteFolder(const QString &path);
    /// Changes this pair; its folders stay.
    void edit(const pairs::Pair &pair);

private:
    void buildFolders();
    void buildRules();
    static QString ignoredAnyway();
    void layOut();
    void chooseFolder();
    void suggest();
    void submit();
    pairs::Pair pair() const;
    void say(const QString &text, bool isError);

    pairs::Pairs *m_pairs;
    QList<MachineChoice> m_machines;
    std::optional<pairs::Pair> m_edited;
    QString m_suggested;
    QFormLayout *m_form;
    QLineEdit *m_local;
    QPushButton *m_choose;
    QComboBox *m_machine;
    QLineEdit *m_remote;
    QComboBox *m_direction;
    QLabel *m_explanation;
    QComboBox *m_schedule;
    QSpinBox *m_minutes;
    QSpinBox *m_largest;
    QCheckBox *m_git;
    QPlainTextEdit *m_ignore;
    QLabel *m_message;
    QPushButton *m_confirm;
};

} // namespace quire::ui
