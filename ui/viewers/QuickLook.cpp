// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewers/QuickLook.h"

#include "models/DelimitedText.h"
#include "notebook/JsonValue.h"
#include "ui/kit/Theme.h"
#include "ui/output/OutputView.h"
#include "ui/viewers/DelimitedView.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace quire::ui {

using namespace Qt::StringLiterals;
using models::FilePreview;

QuickLook::QuickLook(const Theme *theme, const Icons &icons, QWidget *parent)
    : QDialog(parent),
      m_theme(theme),
      m_icons(icons),
      m_stack(&m_registry, OutputContext{theme, &m_pictures, {}, nullptr, {}}),
      m_forms(new QStackedWidget(this)),
      m_text(new QTextBrowser(this)),
      m_table(new DelimitedView(icons, DelimitedView::Format::Fixed, this)),
      m_message(new QLabel(this)),
      m_title(new QLabel(this)),
      m_facts(new QLabel(this)),
      m_progress(new QProgressBar(this))
{
    setObjectName(u"quickLook"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(2 * Theme::grid);
    m_text->document()->setDefaultStyleSheet(
        u"pre, code { font-family: '%1'; font-size: %2pt }"_s.arg(theme->codeFont().family())
            .arg(theme->codeFont().pointSizeF()));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_forms->addWidget(m_message);
    m_forms->addWidget(m_text);
    m_forms->addWidget(m_table);
    m_forms->addWidget(makeOutput());
    buildLayout();
    resize(760, 560);
}

QuickLook::~QuickLook()
{
    m_view->setStack(nullptr); // It goes before the view.
}

QWidget *QuickLook::makeOutput()
{
    m_scroll = new QScrollArea(this);
    m_view = new OutputView(m_scroll);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_view);
    m_scroll->viewport()->installEventFilter(this);
    m_stack.setMetadata(notebook::JsonValue::emptyObject().with(u"scrolled", notebook::JsonValue::fromBool(false)));
    m_view->setStack(&m_stack);
    connect(&m_stack, &OutputStack::changed, this, &QuickLook::fit);
    connect(m_view, &OutputView::contentChanged, this, &QuickLook::fit);
    return m_scroll;
}

void QuickLook::buildLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Theme::grid, 0, 0);
    column->setSpacing(Theme::grid / 2);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(2 * Theme::grid, 0, 2 * Theme::grid, 0);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        column->addWidget(label);
    }
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setObjectName(u"quickLookFacts"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(2);
    column->addWidget(m_progress);
    column->addWidget(m_forms, 1);
}

void QuickLook::look(const models::FileEntry &entry, models::FolderSource *source)
{
    m_entry = entry;
    m_source = source;
    m_note.clear();
    describe();
    const quint64 generation = ++m_generation;
    show();
    activateWindow();
    setFocus();
    if (entry.isFolder()) {
        present(FilePreview{});
        return;
    }
    m_progress->show();
    source->head(entry.path, FilePreview::wanted(entry))
        .then(this, [this, entry, generation](const Result<QByteArray> &bytes) {
            if (generation != m_generation) {
                return;
            }
            if (!bytes) {
                showMessage(bytes.error().message);
                return;
            }
            QtConcurrent::run(&FilePreview::of, entry, *bytes, m_theme->isDark())
                .then(this, [this, generation](const FilePreview &preview) {
                    if (generation == m_generation) {
                        present(preview);
                    }
                });
        });
}

void QuickLook::describe()
{
    const QLocale locale;
    QStringList facts;
    if (m_entry.size >= 0) {
        facts.append(locale.formattedDataSize(m_entry.size, 1, QLocale::DataSizeSIFormat));
    }
    if (m_entry.modified.isValid()) {
        facts.append(locale.toString(m_entry.modified.toLocalTime(), QLocale::ShortFormat));
    }
    if (!m_note.isEmpty()) {
        facts.append(m_note);
    }
    setWindowTitle(m_entry.name());
    m_title->setText(m_entry.name());
    m_facts->setText(facts.join(u" · "));
}

void QuickLook::showMessage(const QString &text)
{
    m_progress->hide();
    m_message->setText(text);
    m_forms->setCurrentWidget(m_message);
    Q_EMIT shown();
}

void QuickLook::present(const FilePreview &preview)
{
    m_stack.replace(0, m_stack.itemCount(), {});
    if (preview.form == FilePreview::Form::Nothing) {
        showMessage(m_entry.isFolder() ? tr("Folder") : preview.note);
        return;
    }
    m_note = preview.note;
    describe();
    m_progress->hide();
    if (preview.form == FilePreview::Form::Text) {
        m_text->setHtml(preview.html);
        m_text->setAccessibleName(tr("Content of “%1”").arg(m_entry.name()));
        m_forms->setCurrentWidget(m_text);
    } else if (preview.form == FilePreview::Form::Table) {
        m_table->model().setText(preview.bytes, models::DelimitedFormat::guess(preview.bytes, "ISO-8859-1"));
        m_forms->setCurrentWidget(m_table);
    } else {
        m_stack.replace(0, 0, {*preview.output});
        m_view->setAccessibleName(tr("Content of “%1”").arg(m_entry.name()));
        m_scroll->verticalScrollBar()->setValue(0);
        m_forms->setCurrentWidget(m_scroll);
        fit();
    }
    Q_EMIT shown();
}

void QuickLook::fit()
{
    m_view->setMinimumHeight(m_view->heightForWidth(m_scroll->viewport()->width()));
}

bool QuickLook::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_scroll->viewport()) {
        fit();
    }
    return QDialog::eventFilter(watched, event);
}

/// Keys the content did not want.
void QuickLook::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_Down:
    case Qt::Key_Right:
        Q_EMIT stepRequested(1);
        break;
    case Qt::Key_Up:
    case Qt::Key_Left:
        Q_EMIT stepRequested(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close();
        if (m_source && !m_entry.isFolder()) {
            Q_EMIT openRequested(m_entry, m_source);
        }
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace quire::ui
