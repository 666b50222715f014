// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonCheck.h"

#include "notebook/JsonText.h"

#include <QCoreApplication>
#include <QUtf8StringView>

// The reader may look at 16 aligned bytes at once, some past the end: harmless, but sanitizers object.
#if defined(__SSE2__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace quire::notebook {

namespace {

struct JsonMessages
{
    Q_DECLARE_TR_FUNCTIONS(quire::notebook::JsonCheck)
};

/// Only counts how deep the nesting goes: everything else is the reader's own check.
struct DepthGuard : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, DepthGuard>
{
    static constexpr int deepest = 512;
    int depth = 0;

    bool Default() { return true; }
    bool RawNumber(const char *, rapidjson::SizeType, bool) { return true; }
    bool StartObject() { return ++depth <= deepest; }
    bool StartArray() { return ++depth <= deepest; }
    bool EndObject(rapidjson::SizeType)
    {
        --depth;
        return true;
    }
    bool EndArray(rapidjson::SizeType)
    {
        --depth;
        return true;
    }
};

QString describe(rapidjson::ParseErrorCode code)
{
    switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
        return JsonMessages::tr("there is nothing in it");
    case rapidjson::kParseErrorDocumentRootNotSingular:
        return JsonMessages::tr("there is more text after its end");
    case rapidjson::kParseErrorObjectMissName:
        return JsonMessages::tr("a name in quotes is missing in an object");
    case rapidjson::kParseErrorObjectMissColon:
        return JsonMessages::tr("a colon is missing after a name");
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
        return JsonMessages::tr("a comma or a closing brace is missing");
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
        return JsonMessages::tr("a comma or a closing bracket is missing");
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringEscapeInvalid:
        return JsonMessages::tr("a text has a broken backslash escape");
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
        return JsonMessages::tr("a text has half a character (a lone surrogate)");
    case rapidjson::kParseErrorStringMissQuotationMark:
        return JsonMessages::tr("a text has no closing quote");
    case rapidjson::kParseErrorStringInvalidEncoding:
        return JsonMessages::tr("a text has a raw control character");
    case rapidjson::kParseErrorNumberTooBig:
        return JsonMessages::tr("a number has an exponent beyond all limits");
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
        return JsonMessages::tr("a number is incomplete");
    case rapidjson::kParseErrorTermination:
        return JsonMessages::tr("it is nested too deeply");
    default:
        return JsonMessages::tr("a value is missing or misspelt");
    }
}

Failure problemAt(const QByteArray &json, qsizetype offset, const QString &what)
{
    const auto [line, column] = textPosition(json, offset);
    return failure(
        ErrorKind::Format,
        JsonMessages::tr("This is not valid JSON: at line %1, column %2, %3.").arg(line).arg(column).arg(what));
}

qsizetype firstInvalidUtf8(const QByteArray &json)
{
    // Bisect: cutting inside a character cannot make a broken prefix valid.
    qsizetype good = 0;
    qsizetype bad = json.size();
    while (good < bad) {
        const qsizetype middle = good + (bad - good + 1) / 2;
        qsizetype cut = middle;
        while (cut > good && (static_cast<unsigned char>(json.at(cut - 1)) & 0x80) != 0) {
            --cut;
        }
        if (cut > good && QUtf8StringView(json.constData() + good, cut - good).isValidUtf8()) {
            good = cut;
        } else if (cut > good) {
            bad = cut - 1;
        } else {
            break;
        }
    }
    return good;
}

} // namespace

Result<void> checkJson(const QByteArray &json, qsizetype from)
{
    if (!QUtf8StringView(json.constData(), json.size()).isValidUtf8()) {
        return problemAt(json, firstInvalidUtf8(json), JsonMessages::tr("the text is not in UTF-8"));
    }
    constexpr unsigned flags = rapidjson::kParseNanAndInfFlag | rapidjson::kParseNumbersAsStringsFlag;
    DepthGuard guard;
    rapidjson::Reader reader;
    rapidjson::StringStream stream(json.constData() + from);
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, guard);
    if (!result) {
        return problemAt(json, from + qsizetype(result.Offset()), describe(result.Code()));
    }
    if (from + qsizetype(stream.Tell()) < json.size()) {
        return problemAt(json, from + qsizetype(stream.Tell()), JsonMessages::tr("a zero byte ends the text early"));
    }
    return {};
}

} // namespace quire::notebook
