#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "refusal.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::http {

/// What an answer needs to know of the request it belongs to.
struct AnswerFrame {
  bool head_only = false;   ///< the request was HEAD
  bool keep_alive = false;  ///< the connection stays open behind the answer
  bool http_1_0 = false;
};

/// Writes the heads of answers. Keeps the text of the Date header as long as its second lasts.
class AnswerHead {
 public:
  /// The lines before the body. Drops from \p answer a body that may not be sent, and turns an
  /// answer that HTTP cannot carry into 500.
  std::string make(sdk::Answer& answer, const AnswerFrame& frame, std::int64_t now_ms);

 private:
  std::string_view date(std::int64_t now_ms);

  std::int64_t second_ = -1;
  std::string date_;
};

/// The answer to a request that is refused (RFC 9457 problem details).
sdk::Answer to_answer(const Refusal& refusal);

}  // namespace rodedraad::http
