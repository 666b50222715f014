// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellForm.h"

#include "ui/kit/Theme.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/FormSlider.h"
#include "ui/notebook/FormWords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>

namespace quire::ui {

using namespace Qt::StringLiterals;
using notebook::Form;
using notebook::FormField;
using Kind = FormField::Kind;

namespace {

const QString dateFormat = QStringLiteral("yyyy-MM-dd");

/// The same controls serve both.
bool haveSameShape(const Form &one, const Form &other)
{
    return std::ranges::equal(one.fields, other.fields, [](const FormField &a, const FormField &b) {
        return a.kind == b.kind && a.name == b.name && a.options == b.options && a.allowsInput == b.allowsInput &&
               a.minimum == b.minimum && a.maximum == b.maximum && a.step == b.step && a.placeholder == b.placeholder;
    });
}

bool isTrue(const QString &value)
{
    return value.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

CellForm::CellForm(CellServices *services, QWidget *parent)
    : QWidget(parent),
      m_services(services),
      m_title(new QLabel(this)),
      m_code(new QToolButton(this)),
      m_fields(new QFormLayout)
{
    setObjectName(QStringLiteral("cellForm"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    head->addWidget(m_title, 1);
    m_code->setObjectName(QStringLiteral("formCode"));
    m_code->setAutoRaise(true);
    m_code->setFocusPolicy(Qt::TabFocus);
    connect(m_code, &QToolButton::clicked, this, [this] { Q_EMIT codeShownToggled(!m_showsCode); });
    head->addWidget(m_code, 0, Qt::AlignTop);
    column->addLayout(head);
    m_fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_fields->setVerticalSpacing(Theme::grid / 2);
    column->addLayout(m_fields);
    column->addStretch();
}

void CellForm::setForm(const Form &form, bool codeShown)
{
    const bool isSame = haveSameShape(form, m_form) && m_controls.size() == form.fields.size();
    m_form = form;
    m_title->setText(form.title);
    m_showsCode = codeShown;
    m_code->setText(codeShown ? tr("Hide code") : tr("Show code"));
    m_code->setAccessibleName(m_code->text());
    setAccessibleName(form.title.isEmpty() ? tr("Form") : tr("Form: %1").arg(form.title));
    if (!isSame) {
        rebuild();
    }
    showValues();
}

int CellForm::heightForWidth(int width) const
{
    return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height();
}

void CellForm::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool runs = isEnter && event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier);
    if (event->key() == Qt::Key_Escape || runs) {
        // What is being typed is taken as the focus goes, and the view then runs the cell.
        Q_EMIT leaveRequested();
    }
    // No single letter is a command here.
    event->setAccepted(!runs && !(event->modifiers() & Qt::ControlModifier));
}

void CellForm::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT leaveRequested(); // Beside the controls: the cell is meant.
    event->accept();
}

/// As in Colab.
void CellForm::mouseDoubleClickEvent(QMouseEvent *event)
{
    Q_EMIT codeShownToggled(!m_showsCode);
    event->accept();
}

/// The wheel belongs to the page, also where it rolls over a control.
bool CellForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CellForm::rebuild()
{
    while (m_fields->rowCount() > 0) {
        m_fields->removeRow(0);
    }
    m_controls.clear();
    for (int index = 0; index < m_form.fields.size(); ++index) {
        QWidget *control = makeControl(index);
        m_controls.append(control);
        const FormField &field = m_form.fields.at(index);
        if (field.kind == Kind::Markdown) {
            m_fields->addRow(control);
            continue;
        }
        auto *label = new QLabel(field.name, this);
        label->setTextFormat(Qt::PlainText);
        control->setAccessibleName(field.name);
        m_fields->addRow(label, control);
    }
    m_fields->invalidate();
}

QWidget *CellForm::makeControl(int index)
{
    switch (m_form.fields.at(index).kind) {
    case Kind::Slider:
        return makeSlider(index);
    case Kind::Boolean:
        return makeCheck(index);
    case Kind::Date:
        return makeDate(index);
    case Kind::Choice:
        return makeChoice(index);
    case Kind::Markdown:
        return makeWords(index);
    default:
        return makeLine(index);
    }
}

QWidget *CellForm::makeLine(int index)
{
    const FormField &field = m_form.fields.at(index);
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(field.placeholder);
    if (field.kind == Kind::Raw) {
        line->setFont(m_services->theme->codeFont());
    } else if (field.kind == Kind::Integer || field.kind == Kind::Number) {
        const QString number = field.kind == Kind::Integer ? u"[-+]?\\d*"_s : u"[-+]?\\d*\\.?\\d*([eE][-+]?\\d*)?"_s;
        line->setValidator(new QRegularExpressionValidator(QRegularExpression(number), line));
    }
    connect(line, &QLineEdit::editingFinished, this, [this, line, index] {
        if (line->isModified() && index < m_form.fields.size()) {
            line->setModified(false);
            Q_EMIT valueChosen(index, line->text());
        }
    });
    return line;
}

QWidget *CellForm::makeSlider(int index)
{
    const FormField &field = m_form.fields.at(index);
    auto *slider = new FormSlider(field.minimum, field.maximum, field.step, this);
    connect(slider, &FormSlider::chosen, this,
            [this, index](const QString &value) { Q_EMIT valueChosen(index, value); });
    return slider;
}

QWidget *CellForm::makeCheck(int index)
{
    auto *check = new QCheckBox(this);
    connect(check, &QCheckBox::clicked, this,
            [this, index](bool on) { Q_EMIT valueChosen(index, on ? u"True"_s : u"False"_s); });
    return check;
}

QWidget *CellForm::makeDate(int index)
{
    auto *date = new QDateEdit(this);
    date->setCalendarPopup(true);
    date->setDisplayFormat(dateFormat);
    date->setFocusPolicy(Qt::StrongFocus);
    date->installEventFilter(this);
    connect(date, &QDateEdit::dateChanged, this, [this, index](const QDate &day) {
        if (!m_isShowing) {
            Q_EMIT valueChosen(index, day.toString(dateFormat));
        }
    });
    return date;
}

QWidget *CellForm::makeChoice(int index)
{
    const FormField &field = m_form.fields.at(index);
    auto *choice = new QComboBox(this);
    choice->setEditable(field.allowsInput);
    choice->setInsertPolicy(QComboBox::NoInsert);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(12);
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->installEventFilter(this);
    choice->addItems(field.options);
    connect(choice, &QComboBox::activated, this,
            [this, index, choice] { Q_EMIT valueChosen(index, choice->currentText()); });
    if (field.allowsInput) {
        choice->lineEdit()->setAccessibleName(field.name);
        connect(choice->lineEdit(), &QLineEdit::editingFinished, this, [this, index, choice] {
            if (choice->currentText() != m_form.fields.value(index).value) {
                Q_EMIT valueChosen(index, choice->currentText());
            }
        });
    }
    return choice;
}

QWidget *CellForm::makeWords(int index)
{
    return new FormWords(m_services, m_form.fields.at(index).name, this);
}

void CellForm::showValues()
{
    const QScopedValueRollback showing(m_isShowing, true);
    for (int index = 0; index < m_controls.size(); ++index) {
        const QString &value = m_form.fields.at(index).value;
        QWidget *control = m_controls.at(index);
        if (auto *line = qobject_cast<QLineEdit *>(control)) {
            if (!line->hasFocus() || !line->isModified()) {
                line->setText(value);
            }
        } else if (auto *slider = qobject_cast<FormSlider *>(control)) {
            slider->setValue(value);
        } else if (auto *check = qobject_cast<QCheckBox *>(control)) {
            check->setChecked(isTrue(value));
        } else if (auto *date = qobject_cast<QDateEdit *>(control)) {
            date->setDate(QDate::fromString(value, dateFormat));
        } else if (auto *choice = qobject_cast<QComboBox *>(control)) {
            const int known = choice->findText(value);
            choice->setCurrentIndex(known);
            if (known < 0 && choice->isEditable()) {
                choice->setEditText(value);
            }
        }
    }
}

} // namespace quire::ui
