#pragma once

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
  enum class Work { done, not_done };
  /// What becomes of the answer.
  enum class Reply { as_is, late, never, cut, replaced };

  std::string_view name;
  std::string_view text;  ///< what it does, for --help
  Work work;
  Reply reply;
  int status = 0;  ///< of the answer that replaces the partner's own
  std::string_view media_type = {};
  std::string_view body = {};
  bool retry_after = false;
};

std::span<const FaultKind> fault_kinds();

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
