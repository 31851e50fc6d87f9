#pragma once

#include <span>
#include <string>

#include "rodedraad/store/rows.h"

namespace rodedraad::hub {

/// Lines of the Logboek Dataverwerkingen as the body of an OTLP/HTTP request to /v1/traces, in JSON
/// (opentelemetry-proto, ExportTraceServiceRequest). A resource for each municipality.
std::string otlp_traces(std::span<const store::ProcessingRow> rows);

/// How many spans the answer to such a request says were not taken.
std::int64_t otlp_rejected(const std::string& answer);

}  // namespace rodedraad::hub
