#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/message.h"

/// What can go wrong at a partner, on purpose.
namespace rodedraad::simulate {

/// A kind of fault.
struct FaultKind {
  /// What becomes of the request itself.
  enum class Work {
    done,
    not_done,
    repeated,  ///< it came twice, and the answer to the second is the one that arrives
    doubled,   ///< the same, but the partner does not know that it is a repeat
  };
  /// What becomes of the answer on its way.
  enum class Reply {
    as_is,
    late,        ///< after the delay
    never,       ///< the connection stays open
    reset,       ///< the connection is broken off
    after_next,  ///< behind the answer to the next request
  };
  /// What becomes of what it says.
  enum class Body {
    as_is,
    cut,       ///< half of it
    no_text,   ///< a byte in its midst that is no UTF-8
    foreign,   ///< that of the fault, under the partner's own status
    replaced,  ///< the whole answer is that of the fault
  };

  std::string_view name;
  std::string_view text;  ///< what it does, for --help
  Work work;
  Reply reply;
  Body change = Body::as_is;
  int status = 0;                    ///< of an answer that is replaced
  std::string_view media_type = {};  ///< empty: that of the partner, if it is not replaced
  std::string_view body = {};
  bool retry_after = false;
  std::chrono::seconds delay{0};
};

std::span<const FaultKind> fault_kinds();

/// The partner's answer with what the fault makes of its contents.
sdk::Answer changed(const FaultKind& fault, sdk::Answer answer);

/// The faults of one simulator. Not thread-safe.
class Faults {
 public:
  /// Each as NAME, NAME:N, NAME@TEXT or NAME:N@TEXT: only the first N requests, only those whose
  /// path has TEXT in it. Throws std::invalid_argument.
  explicit Faults(std::span<const std::string> specifications);

  /// The fault that hits this request, or null; the first that fits counts.
  const FaultKind* hit(const sdk::Message& request);

 private:
  struct Fault {
    const FaultKind* kind = nullptr;
    std::optional<std::uint32_t> left;  ///< nothing: always
    std::string where;
  };

  std::vector<Fault> faults_;
};

}  // namespace rodedraad::simulate
