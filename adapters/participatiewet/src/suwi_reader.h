#pragma once

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"
#include "suwi_answer.h"
#include "suwi_schemas.h"

namespace rodedraad::participatiewet::suwi {

/// What answers of Suwinet say. Strict: one that deviates from its schema gives its deviations as
/// errors, and no facts. Lenient: it is read all the same, and each deviation is a warning; test
/// environments send such answers. Borrows the mapping.
class Reader {
 public:
  Reader(const message::Mapping& mapping, bool strict, Schemas schemas)
      : mapping_(mapping), strict_(strict), schemas_(std::move(schemas)) {}

  /// An answer that somebody delivers to the hub. It must be about a person.
  sdk::Admission admit(const sdk::Message& message) const;

  /// Throws sdk::BadMessage for what is no answer of the service of message.kind.
  sdk::Decoded decode(const sdk::Message& message) const;

  /// Whether what is not in the answer is not there, so that earlier statements can be taken back.
  /// Never for an answer of which a source was silent, that deviates, or that knows no person.
  bool is_full_picture(const sdk::Message& message, const sdk::Decoded& decoded) const;

 private:
  std::vector<sdk::Finding> deviations(const Answer& answer, std::string_view bytes) const;

  const message::Mapping& mapping_;
  bool strict_;
  Schemas schemas_;
};

}  // namespace rodedraad::participatiewet::suwi
