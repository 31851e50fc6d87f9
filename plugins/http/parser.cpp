#include "parser.h"

#include <boost/beast/http/error.hpp>
#include <limits>
#include <string_view>

namespace rodedraad::http {

namespace beast = boost::beast;
namespace wire = boost::beast::http;

namespace {

/// The shortest end of a chunked body: "0\r\n\r\n".
constexpr std::size_t kLastChunk = 5;

std::string_view text(const beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

}  // namespace

template <bool is_request>
Parser<is_request>::Parser(const Limits& limits) : limits_(limits), scanner_(limits.head) {
  // The scanner keeps the head's limits, advance_body those of chunk lines and trailers.
  parser_.header_limit(std::numeric_limits<std::uint32_t>::max());
  parser_.body_limit(limits.body);
}

template <bool is_request>
Step Parser<is_request>::advance(beast::flat_buffer& buffer) {
  return started_ ? advance_body(buffer) : advance_head(buffer);
}

template <bool is_request>
Step Parser<is_request>::advance_head(beast::flat_buffer& buffer) {
  // RFC 9112 section 2.2: some old senders put an empty line behind a body.
  if (is_request && !skipped_line_ && text(buffer).starts_with("\r\n")) {
    skipped_line_ = true;
    scanner_ = HeadScanner{limits_.head};
    buffer.consume(2);
  }
  const auto size = scanner_.scan(text(buffer));
  if (scanner_.refusal()) {
    refusal_ = *scanner_.refusal();
    return Step::refused;
  }
  if (size == 0) return Step::need_more;
  beast::error_code error;
  parser_.put({buffer.data().data(), size}, error);
  if (error) return refuse(error);
  if (!parser_.is_header_done()) {
    refusal_ = {400, "The header is malformed."};
    return Step::refused;
  }
  buffer.consume(size);
  parser_.eager(true);
  started_ = true;
  return Step::head;
}

template <bool is_request>
Step Parser<is_request>::advance_body(beast::flat_buffer& buffer) {
  while (!parser_.is_done()) {
    // Beast asserts that the last chunk does not come in pieces smaller than this.
    const auto least = parser_.chunked() ? kLastChunk : 1;
    if (buffer.size() < least) return Step::need_more;
    beast::error_code error;
    buffer.consume(parser_.put(buffer.data(), error));
    if (error == wire::error::need_more) {
      if (buffer.size() <= limits_.head) return Step::need_more;
      refusal_ = {431, "A chunk's header or the trailer is too large."};
      return Step::refused;
    }
    if (error) return refuse(error);
  }
  return Step::complete;
}

template <bool is_request>
bool Parser<is_request>::end() {
  if (!started_ || !parser_.need_eof()) return false;
  beast::error_code error;
  parser_.put_eof(error);
  return !error && parser_.is_done();
}

template <bool is_request>
Step Parser<is_request>::refuse(beast::error_code error) {
  if (error == wire::error::body_limit) {
    refusal_ = {413, "The body is too large."};
  } else {
    refusal_ = {400, "The message is not valid HTTP: " + error.message() + "."};
  }
  return Step::refused;
}

template class Parser<true>;
template class Parser<false>;

}  // namespace rodedraad::http
