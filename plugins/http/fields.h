#pragma once

#include <boost/beast/core/string_type.hpp>
#include <boost/beast/http/fields.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/message.h"

/// Header fields, between Beast's words and the hub's.
namespace rodedraad::http {

inline std::string_view text(boost::beast::string_view view) { return {view.data(), view.size()}; }

/// All fields, in their order.
std::vector<sdk::Pair> pairs(const boost::beast::http::fields& fields);

/// The media type of a Content-Type value: without parameters, in lower case.
std::string media_type(std::string_view content_type);

/// Whether the one Transfer-Encoding is chunked and nothing else.
bool is_chunked(const boost::beast::http::fields& fields);

/// Digits only, at least one, and no more than a number of 64 bits has.
bool is_number(std::string_view text);

/// A method or a field name (RFC 9110 section 5.6.2).
bool is_token(std::string_view text);

/// Only characters that may stand in a field's value.
bool is_value(std::string_view text);

/// Whether the transport itself decides on this field: framing, connection, Host.
bool is_own(std::string_view name);

/// Only characters that may stand in a request target.
bool is_target_text(std::string_view text);

/// Appends "name: value" lines for \p headers, without those that the transport itself decides on
/// (framing, connection, Host), and Content-Type from \p media_type unless a header has it. False
/// when a field would break the message's lines; \p head is of no use then.
[[nodiscard]] bool append_fields(std::string& head, std::span<const sdk::Pair> headers,
                                 std::string_view media_type);

}  // namespace rodedraad::http
