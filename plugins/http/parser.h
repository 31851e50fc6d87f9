#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>

#include "head_scanner.h"
#include "refusal.h"

namespace rodedraad::http {

struct Limits {
  std::size_t head = 0;
  std::size_t body = 0;
};

/// What a parser says about the bytes so far.
enum class Step { need_more, head, complete, refused };

/// Reads one message out of a buffer that grows: first its head, then its body. The head is looked
/// at raw before Beast parses it; see HeadScanner. Knows no sockets.
template <bool is_request>
class Parser {
 public:
  using Body = boost::beast::http::string_body;
  using Message = boost::beast::http::message<is_request, Body>;

  explicit Parser(const Limits& limits);

  /// Takes what it can from \p buffer. Step::head comes once, when the head is known and its body
  /// not yet read; a message is whole only at Step::complete.
  Step advance(boost::beast::flat_buffer& buffer);

  /// The sender has closed: whether the message is whole now (only an answer without stated length
  /// can become so).
  bool end();

  /// An answer to HEAD has no body, whatever its header says. Before the first advance.
  void expect_no_body() { parser_.skip(true); }

  const Refusal& refusal() const { return refusal_; }
  Message& message() { return parser_.get(); }
  bool started() const { return started_; }
  bool keep_alive() const { return parser_.keep_alive(); }
  bool chunked() const { return parser_.chunked(); }

 private:
  Step advance_head(boost::beast::flat_buffer& buffer);
  Step advance_body(boost::beast::flat_buffer& buffer);
  Step refuse(boost::beast::error_code error);

  Limits limits_;
  HeadScanner scanner_;
  boost::beast::http::parser<is_request, Body> parser_;
  Refusal refusal_;
  bool started_ = false;
  bool skipped_line_ = false;
};

using RequestParser = Parser<true>;
using AnswerParser = Parser<false>;
extern template class Parser<true>;
extern template class Parser<false>;

}  // namespace rodedraad::http
