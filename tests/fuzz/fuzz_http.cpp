#include <boost/asio/buffer.hpp>
#include <string>

#include "check.h"
#include "parser.h"

namespace {

using namespace rodedraad;

/// What came of reading: the messages that were whole, and the refusal that ended it.
template <class Parser>
std::string read(std::string_view bytes, std::size_t piece) {
  constexpr std::size_t kHead = 4096;
  constexpr std::size_t kBody = 16'384;
  std::string told;
  boost::beast::flat_buffer buffer;
  Parser parser{http::Limits{kHead, kBody}};
  while (!bytes.empty()) {
    const auto more = bytes.substr(0, piece);
    bytes.remove_prefix(more.size());
    buffer.commit(boost::asio::buffer_copy(buffer.prepare(more.size()), boost::asio::buffer(more)));
    for (auto step = parser.advance(buffer); step != http::Step::need_more;
         step = parser.advance(buffer)) {
      if (step == http::Step::refused) {
        fuzz::check(parser.refusal().status >= 400 && !parser.refusal().reason.empty());
        return told + std::to_string(parser.refusal().status);
      }
      if (step == http::Step::complete) {
        fuzz::check(parser.message().body().size() <= kBody);
        return told + "whole:" + parser.message().body();
      }
    }
  }
  return told + (parser.end() ? "ended:" + parser.message().body() : "open");
}

}  // namespace

/// Requests and answers, as they are and byte for byte: what a message is does not depend on how it
/// was cut up on its way. The first byte says which, and how long the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const auto bytes = fuzz::view(data + 1, size - 1);
  const std::size_t piece = 1 + data[0] / 2U;
  if (data[0] % 2 == 0) {
    fuzz::check(read<http::RequestParser>(bytes, bytes.size()) ==
                read<http::RequestParser>(bytes, piece));
  } else {
    fuzz::check(read<http::AnswerParser>(bytes, bytes.size()) ==
                read<http::AnswerParser>(bytes, piece));
  }
  return 0;
}
