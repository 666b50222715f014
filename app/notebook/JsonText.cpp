// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonText.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace quire::notebook {

namespace {

char16_t hexadecimalDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return char16_t(c - '0');
    }
    return char16_t((c | 0x20) - 'a' + 10); // NOLINT: the letters begin at ten
}

char16_t fourDigits(const char *digits)
{
    char16_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        unit = char16_t(unit * 16 + hexadecimalDigit(digits[i]));
    }
    return unit;
}

char16_t simpleEscape(char c)
{
    switch (c) {
    case 'n':
        return u'\n';
    case 't':
        return u'\t';
    case 'r':
        return u'\r';
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    default:
        return char16_t(static_cast<unsigned char>(c));
    }
}

/// Decodes what stands between the quotes to `out`, which has room for as many units as there are bytes.
char16_t *decodeTo(char16_t *out, QByteArrayView inner)
{
    const char *at = inner.data();
    const char *const end = at + inner.size();
    while (at < end) {
        const char *plain = at;
        while (at < end && static_cast<signed char>(*at) >= 0 && *at != '\\') {
            ++at;
        }
        out = std::transform(plain, at, out, [](char c) { return char16_t(static_cast<unsigned char>(c)); });
        if (at == end) {
            break;
        }
        if (*at != '\\') {
            const char *run = at;
            while (at < end && static_cast<signed char>(*at) < 0) {
                ++at;
            }
            const QString decoded = QString::fromUtf8(run, at - run);
            out = std::ranges::transform(decoded, out, [](QChar c) { return c.unicode(); }).out;
        } else if (end - at >= 6 && at[1] == 'u') {
            *out++ = fourDigits(at + 2);
            at += 6;
        } else {
            *out++ = simpleEscape(end - at >= 2 ? at[1] : '\\');
            at += 2;
        }
    }
    return out;
}

QByteArrayView inside(QByteArrayView token)
{
    return token.size() >= 2 ? token.sliced(1, token.size() - 2) : QByteArrayView();
}

void appendEscape(QByteArray &out, char16_t unit)
{
    static constexpr char digits[] = "0123456789abcdef";
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(digits[(unit >> shift) & 0xf]);
    }
}

void encodeAscii(QByteArray &out, char16_t unit)
{
    switch (unit) {
    case u'"':
        out.append("\\\"");
        break;
    case u'\\':
        out.append("\\\\");
        break;
    case u'\n':
        out.append("\\n");
        break;
    case u'\r':
        out.append("\\r");
        break;
    case u'\t':
        out.append("\\t");
        break;
    case u'\b':
        out.append("\\b");
        break;
    case u'\f':
        out.append("\\f");
        break;
    default:
        if (unit < 0x20) {
            appendEscape(out, unit);
        } else {
            out.append(char(unit));
        }
    }
}

/// One character above 0x7e beginning at `at`; returns how many units it takes. Half a character becomes U+FFFD: a file
/// with one in it is refused by Jupyter, and by us.
qsizetype encodeWide(QByteArray &out, QStringView text, qsizetype at, bool asciiOnly)
{
    const QChar first = text.at(at);
    const bool isPair = first.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    const qsizetype units = isPair ? 2 : 1;
    const QString whole =
        first.isSurrogate() && !isPair ? QString(QChar::ReplacementCharacter) : text.sliced(at, units).toString();
    if (asciiOnly) {
        for (const QChar unit : whole) {
            appendEscape(out, unit.unicode());
        }
    } else {
        out.append(whole.toUtf8());
    }
    return units;
}

bool isLineBreak(char16_t c)
{
    return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// `digits` with a decimal point after the first `whole` ones, as repr() does it for everyday magnitudes.
QByteArray pointed(const QByteArray &digits, int whole)
{
    if (whole <= 0) {
        return "0." + QByteArray(-whole, '0') + digits;
    }
    if (digits.size() <= whole) {
        return digits + QByteArray(whole - digits.size(), '0') + ".0";
    }
    return digits.first(whole) + '.' + digits.sliced(whole);
}

QByteArray pythonFloat(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    const QByteArray sign = std::signbit(value) ? "-" : "";
    if (std::isinf(value)) {
        return sign + "Infinity";
    }
    char buffer[32];
    const auto [end, code] =
        std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific);
    const QByteArray text(buffer, end - buffer);
    const qsizetype e = text.indexOf('e');
    const int exponent = text.sliced(e + 1).toInt();
    const QByteArray digits = text.first(1) + (e > 1 ? text.sliced(2, e - 2) : QByteArray());
    if (exponent >= -4 && exponent < 16) {
        return sign + pointed(digits, exponent + 1);
    }
    return sign + text; // to_chars and repr agree on "1.5e-07" and "1e+16"
}

} // namespace

QString decodeJsonString(QByteArrayView token)
{
    const QByteArrayView inner = inside(token);
    if (!inner.contains('\\')) {
        return QString::fromUtf8(inner);
    }
    return decodeJsonStrings({token});
}

QString decodeJsonStrings(const QList<QByteArrayView> &tokens)
{
    qsizetype size = 0;
    for (const QByteArrayView token : tokens) {
        size += inside(token).size();
    }
    QString text(size, Qt::Uninitialized);
    auto *const begin = reinterpret_cast<char16_t *>(text.data());
    char16_t *out = begin;
    for (const QByteArrayView token : tokens) {
        out = decodeTo(out, inside(token));
    }
    text.truncate(out - begin);
    text.squeeze();
    return text;
}

void encodeJsonString(QByteArray &out, QStringView text, bool asciiOnly)
{
    out.reserve(out.size() + text.size() + 2);
    out.append('"');
    for (qsizetype i = 0; i < text.size();) {
        const char16_t unit = text.at(i).unicode();
        if (unit < 0x7f || (unit == 0x7f && !asciiOnly)) {
            encodeAscii(out, unit);
            ++i;
        } else {
            i += encodeWide(out, text, i, asciiOnly);
        }
    }
    out.append('"');
}

QByteArray pythonNumber(QByteArrayView token)
{
    const bool isWhole = std::ranges::all_of(token, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
    if (isWhole) {
        return token == "-0" ? QByteArray("0") : token.toByteArray();
    }
    if (token.contains('N')) {
        return "NaN";
    }
    const bool isNegative = token.startsWith('-');
    if (token.contains('I')) {
        return isNegative ? "-Infinity" : "Infinity";
    }
    double value = 0;
    const auto [end, code] = std::from_chars(token.begin(), token.end(), value);
    if (code == std::errc::result_out_of_range) {
        value = isNegative ? -0.0 : 0.0; // too small: too big ones are refused when the file is read
    }
    return pythonFloat(value);
}

QList<QStringView> splitLines(QStringView text)
{
    QList<QStringView> lines;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (!isLineBreak(c)) {
            continue;
        }
        if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n') {
            ++i;
        }
        lines.append(text.sliced(begin, i + 1 - begin));
        begin = i + 1;
    }
    if (begin < text.size()) {
        lines.append(text.sliced(begin));
    }
    return lines;
}

TextPosition textPosition(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    const QByteArrayView line = before.sliced(lineBegin);
    const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return {int(before.count('\n')) + 1, int(std::ranges::count_if(line, isFirstByte)) + 1};
}

} // namespace quire::notebook
