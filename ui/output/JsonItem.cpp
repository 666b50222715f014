// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/JsonItem.h"

#include "render/JsonChildren.h"
#include "ui/kit/Theme.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QtConcurrentRun>

#include <algorithm>

namespace quire::ui {

using notebook::JsonValue;
using Type = JsonValue::Type;

namespace {

/// Longer JSON is looked into on a worker.
constexpr qsizetype parsedAtOnce = 256 * 1024;
constexpr qsizetype previewBytes = 400;
constexpr int mostExpanded = 2000;
constexpr int indent = 2 * Theme::grid;
constexpr qsizetype copyLimit = 64 * 1024 * 1024;

bool isName(const QString &key)
{
    return !key.isEmpty() && !key.front().isDigit() &&
           std::ranges::all_of(key, [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
}

} // namespace

JsonItem::JsonItem(const Theme *theme, const JsonValue &value) : m_theme(theme)
{
    m_rows.push_back({.value = value});
    connect(theme, &Theme::changed, this, &OutputItem::changed);
    open(0);
}

bool JsonItem::isBranch(const Row &row)
{
    constexpr qsizetype mayBeEmpty = 64; // with much space between the brackets
    const bool isContainer = row.more == 0 && (row.value.isObject() || row.value.isArray());
    return isContainer && (row.value.raw().size() > mayBeEmpty || render::JsonChildren::of(row.value, 0, 0).total > 0);
}

JsonItem::Rows JsonItem::rowsOf(const JsonValue &value, int depth, qsizetype first, qsizetype until)
{
    const qsizetype wanted = until < 0 ? pageSize : std::min<qsizetype>(pageSize, until - first);
    const auto page = render::JsonChildren::of(value, first, wanted);
    const qsizetype end = until < 0 ? page.total : until;
    Rows rows;
    rows.reserve(page.children.size() + 1);
    for (const auto &child : page.children) {
        rows.push_back({.depth = depth,
                        .key = child.key,
                        .index = value.isArray() ? child.index : -1,
                        .position = child.index,
                        .value = child.value});
    }
    const qsizetype next = first + qsizetype(page.children.size());
    if (next < end) {
        rows.push_back({.depth = depth, .key = {}, .value = value, .more = end - next, .firstMore = next});
    }
    return rows;
}

void JsonItem::open(int row)
{
    Row &opened = m_rows.at(std::size_t(row));
    if (isBranch(opened) && !opened.isOpen && !opened.isReading) {
        opened.isOpen = true;
        readInto(row, opened.value, opened.depth + 1, 0);
    }
}

/// Children come after `row`; on a worker when finding them may take long.
void JsonItem::readInto(int row, const JsonValue &value, int depth, qsizetype first, qsizetype until)
{
    if (value.raw().size() <= parsedAtOnce) {
        insert(row + 1, rowsOf(value, depth, first, until));
        return;
    }
    m_rows.at(std::size_t(row)).isReading = true;
    QtConcurrent::run([value, depth, first, until] {
        return rowsOf(value, depth, first, until);
    }).then(this, [this, value, depth](const Rows &rows) {
        // Rows may have come and gone meanwhile.
        const auto at = std::ranges::find_if(m_rows, [&](const Row &r) {
            return r.isReading && r.value.begin() == value.begin() && r.depth + (r.more > 0 ? 0 : 1) == depth;
        });
        if (at == m_rows.end()) {
            return;
        }
        at->isReading = false;
        const int found = int(at - m_rows.begin());
        if (at->more > 0) {
            m_rows.erase(at);
            insert(found, rows);
        } else if (at->isOpen) {
            insert(found + 1, rows);
        }
    });
}

void JsonItem::insert(int row, const Rows &rows)
{
    m_rows.insert(m_rows.begin() + row, rows.begin(), rows.end());
    if (m_current >= row) {
        m_current += int(rows.size());
    }
    Q_EMIT changed();
}

int JsonItem::endOf(int row) const
{
    const int depth = m_rows.at(std::size_t(row)).depth;
    int end = row + 1;
    while (end < rowCount() && m_rows.at(std::size_t(end)).depth > depth) {
        ++end;
    }
    return end;
}

void JsonItem::close(int row)
{
    m_rows.at(std::size_t(row)).isOpen = m_rows.at(std::size_t(row)).isReading = false;
    const int end = endOf(row);
    m_rows.erase(m_rows.begin() + row + 1, m_rows.begin() + end);
    if (m_current > row) {
        m_current = m_current < end ? row : m_current - (end - row - 1);
    }
    Q_EMIT changed();
}

void JsonItem::showMore(int row)
{
    const Row more = m_rows.at(std::size_t(row));
    if (more.isReading) {
        return;
    }
    if (more.value.raw().size() > parsedAtOnce) {
        readInto(row, more.value, more.depth, more.firstMore, more.firstMore + more.more);
        return;
    }
    m_rows.erase(m_rows.begin() + row);
    m_current = m_current > row ? m_current - 1 : m_current;
    const int current = m_current;
    insert(row, rowsOf(more.value, more.depth, more.firstMore, more.firstMore + more.more));
    m_current = current == row ? row : m_current;
}

void JsonItem::toggle(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const Row &toggled = m_rows.at(std::size_t(row));
    if (toggled.more > 0) {
        showMore(row);
    } else if (toggled.isOpen) {
        close(row);
    } else {
        open(row);
    }
}

void JsonItem::expandAll()
{
    for (int row = 0; row < rowCount() && rowCount() < mostExpanded; ++row) {
        open(row);
    }
}

int JsonItem::parentOf(int row) const
{
    int parent = row - 1;
    while (parent >= 0 && m_rows.at(std::size_t(parent)).depth >= m_rows.at(std::size_t(row)).depth) {
        --parent;
    }
    return parent;
}

QString JsonItem::pathOf(int row) const
{
    QStringList parts;
    for (; row > 0; row = parentOf(row)) {
        const Row &part = m_rows.at(std::size_t(row));
        if (part.index >= 0) {
            parts.prepend(QStringLiteral("[%1]").arg(part.index));
        } else if (isName(part.key)) {
            parts.prepend(u'.' + part.key);
        } else {
            parts.prepend(u'[' + QString::fromUtf8(JsonValue::fromString(part.key).raw()) + u']');
        }
    }
    return u'$' + parts.join(QString());
}

QString JsonItem::preview(const Row &row)
{
    if (row.more > 0) {
        return tr("%1 more").arg(row.more);
    }
    if (!isBranch(row)) {
        const QByteArrayView raw = row.value.raw();
        return QString::fromUtf8(raw.first(std::min(raw.size(), previewBytes)));
    }
    if (row.isOpen) {
        return {};
    }
    return row.value.isObject() ? QStringLiteral("{…}") : QStringLiteral("[…]");
}

QString JsonItem::keyText(const Row &row) const
{
    if (row.more > 0 || (row.depth == 0 && row.key.isEmpty())) {
        return row.depth == 0 && row.more == 0 && isBranch(row) ? QStringLiteral("$") : QString();
    }
    return row.index >= 0 ? QString::number(row.index) : row.key.left(previewBytes);
}

QString JsonItem::rowText(int row) const
{
    const Row &shown = m_rows.at(std::size_t(row));
    const QString key = keyText(shown);
    return (key.isEmpty() ? key : key + QStringLiteral(": ")) + preview(shown);
}

QString JsonItem::accessibleText() const
{
    QString text = tr("JSON tree with %1 items").arg(rowCount());
    for (int row = 0; row < std::min(rowCount(), 100); ++row) {
        text += u'\n' + rowText(row);
    }
    return text.left(8000);
}

QString JsonItem::selectedText() const
{
    if (m_current < 0 || m_rows.at(std::size_t(m_current)).more > 0) {
        return {};
    }
    const JsonValue &value = m_rows.at(std::size_t(m_current)).value;
    return value.isString() ? value.toString()
                            : QString::fromUtf8(value.raw().first(std::min(value.raw().size(), copyLimit)));
}

void JsonItem::clearSelection()
{
    m_current = -1;
    Q_EMIT changed();
}

QList<OutputAction> JsonItem::actions()
{
    const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    const bool hasValue = m_current >= 0 && m_rows.at(std::size_t(m_current)).more == 0;
    return {
        {tr("Copy Value"), [this, copy] { copy(selectedText()); }, hasValue},
        {tr("Copy Path"), [this, copy] { copy(pathOf(m_current)); }, hasValue},
        {tr("Expand All"), [this] { expandAll(); }, true, true},
        {tr("Collapse All"), [this] { close(0); }},
    };
}

int JsonItem::rowHeight() const
{
    return QFontMetrics(m_theme->codeFont()).height() + 4;
}

int JsonItem::heightForWidth(int width)
{
    m_width = width;
    return rowCount() * rowHeight();
}

QRect JsonItem::focusRect() const
{
    return {0, std::max(0, m_current) * rowHeight(), m_width, rowHeight()};
}

void JsonItem::paint(QPainter &painter, const QRect &clip)
{
    painter.setFont(m_theme->codeFont());
    const int first = std::max(0, clip.top() / rowHeight());
    const int last = std::min(rowCount() - 1, clip.bottom() / rowHeight());
    for (int row = first; row <= last; ++row) {
        paintRow(painter, row);
    }
}

QColor JsonItem::colorOf(const Row &row) const
{
    if (row.more > 0) {
        return m_theme->color(Theme::Role::Link);
    }
    switch (row.value.type()) {
    case Type::String:
        return m_theme->color(Theme::Role::Success);
    case Type::Number:
    case Type::Bool:
        return m_theme->color(Theme::Role::Link);
    default:
        return m_theme->color(Theme::Role::MutedText);
    }
}

void JsonItem::paintRow(QPainter &painter, int row) const
{
    const Row &shown = m_rows.at(std::size_t(row));
    const QRect place(0, row * rowHeight(), m_width, rowHeight());
    if (row == m_current) {
        const auto role = m_active ? Theme::Role::Selection : Theme::Role::Surface;
        painter.fillRect(place, m_theme->color(role));
    }
    const int left = shown.depth * indent;
    paintMark(painter, shown, {left, place.top(), indent, place.height()});
    QRect text = place.adjusted(left + indent, 0, 0, 0);
    const QFontMetrics metrics = painter.fontMetrics();
    const QString key = keyText(shown);
    if (!key.isEmpty()) {
        painter.setPen(m_theme->color(shown.index >= 0 ? Theme::Role::MutedText : Theme::Role::Text));
        const QString colon = key + (isBranch(shown) && shown.isOpen ? QString() : QStringLiteral(":"));
        const QString cut = metrics.elidedText(colon, Qt::ElideRight, text.width());
        paintFinds(painter, shown, shown.index >= 0 ? QString() : key, 0, text);
        painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, cut);
        text.setLeft(text.left() + metrics.horizontalAdvance(cut) + Theme::grid);
    }
    if (text.width() > 0) {
        const bool hasName = shown.index < 0 && !shown.key.isEmpty();
        paintFinds(painter, shown, preview(shown), hasName ? shown.key.size() + 2 : 0, text);
        painter.setPen(colorOf(shown));
        painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(preview(shown), Qt::ElideRight, text.width()));
    }
}

/// The triangle of what can be opened.
void JsonItem::paintMark(QPainter &painter, const Row &row, const QRect &place) const
{
    if (!isBranch(row)) {
        return;
    }
    const QPointF c = QRectF(place).center() - QPointF(2, 0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->color(Theme::Role::MutedText));
    if (row.isOpen) {
        painter.drawPolygon(QPolygonF({c + QPointF(-4, -2), c + QPointF(4, -2), c + QPointF(0, 3)}));
    } else {
        painter.drawPolygon(QPolygonF({c + QPointF(-2, -4), c + QPointF(-2, 4), c + QPointF(3, 0)}));
    }
    painter.restore();
}

QString JsonItem::toolTipAt(const QPoint &point) const
{
    const int row = point.y() / rowHeight();
    if (row < 0 || row >= rowCount()) {
        return {};
    }
    const Row &shown = m_rows.at(std::size_t(row));
    const QString text = rowText(row);
    const bool isCut = QFontMetrics(m_theme->codeFont()).horizontalAdvance(text) > m_width - (shown.depth + 1) * indent;
    return isCut ? (shown.value.isString() ? shown.value.toString().left(2000) : text) : QString();
}

void JsonItem::setActive(bool active)
{
    m_active = active;
    if (active && m_current < 0) {
        m_current = 0;
    }
}

void JsonItem::mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers)
{
    const int row = point.y() / rowHeight();
    if (action == Mouse::Drag || action == Mouse::Release || row < 0 || row >= rowCount()) {
        return;
    }
    const Row &hit = m_rows.at(std::size_t(row));
    const bool onMark = point.x() < (hit.depth + 1) * indent;
    moveTo(row);
    if (onMark || action == Mouse::DoubleClick || hit.more > 0) {
        toggle(row);
    }
}

void JsonItem::moveTo(int row)
{
    m_current = std::clamp(row, 0, rowCount() - 1);
    Q_EMIT moved(rowText(m_current));
}

bool JsonItem::takesKey(const QKeyEvent &key) const
{
    if (key.matches(QKeySequence::Copy)) {
        return m_current >= 0;
    }
    static constexpr int keys[] = {Qt::Key_Up,       Qt::Key_Down,  Qt::Key_Left, Qt::Key_Right,
                                   Qt::Key_Return,   Qt::Key_Home,  Qt::Key_End,  Qt::Key_PageUp,
                                   Qt::Key_PageDown, Qt::Key_Space, Qt::Key_Enter};
    return (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier &&
           std::ranges::find(keys, key.key()) != std::end(keys);
}

void JsonItem::press(const QKeyEvent &key)
{
    constexpr int page = 20;
    const int row = std::max(0, m_current);
    const bool isOpen = m_rows.at(std::size_t(row)).isOpen;
    if (key.matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
        return;
    }
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        moveTo(row + (key.key() == Qt::Key_Up ? -1 : 1));
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        moveTo(row + (key.key() == Qt::Key_PageUp ? -page : page));
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        moveTo(key.key() == Qt::Key_Home ? 0 : rowCount() - 1);
        return;
    case Qt::Key_Left:
        isOpen ? close(row) : moveTo(parentOf(row));
        return;
    case Qt::Key_Right:
        isOpen ? moveTo(row + 1) : toggle(row);
        return;
    default:
        toggle(row);
    }
}

} // namespace quire::ui
