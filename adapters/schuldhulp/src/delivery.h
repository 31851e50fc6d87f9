#pragma once

#include <string_view>

#include "rodedraad/message/mapping.h"
#include "rodedraad/message/schema.h"
#include "rodedraad/schuldhulp/adapter.h"
#include "rodedraad/sdk/adapter.h"

/// A levering of an exchange model: a batch of schuldhulptrajecten or vroegsignalen, bare or inside
/// the answer of the API.
namespace rodedraad::schuldhulp {

/// What a delivery is read with.
struct Reading {
  const Options& options;
  const message::Mapping& mapping;
  const message::JsonSchema* ddas_schema;  ///< null: not checked
  const message::JsonSchema* vs_schema;
};

/// The first look. In strict mode, or when it is no delivery at all, it is refused with everything
/// that is wrong; otherwise what deviates is told when it is decoded.
sdk::Admission admit_delivery(const sdk::Message& message, const Reading& reading);

/// The parts, what deviates, and a request for the next page when there is one.
sdk::Decoded decode_delivery(const sdk::Message& message, const Reading& reading);

/// The kind of the delivery in the answer of the API, and the page that it holds; 0 when it does
/// not say. kind is empty when it holds no delivery.
struct Page {
  std::string_view kind;
  long long number = 0;
};
Page page_of(std::string_view body);

}  // namespace rodedraad::schuldhulp
