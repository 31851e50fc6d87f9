#include "check.h"
#include "rodedraad/stuf/answers.h"
#include "rodedraad/stuf/base64.h"
#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/moment.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/soap.h"
#include "rodedraad/stuf/stuurgegevens.h"

/// What a StUF message says of itself; what we answer is XML again, whatever it said.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace rodedraad;
  const auto bytes = fuzz::view(data, size);
  static_cast<void>(stuf::moment_of(bytes));
  static_cast<void>(stuf::moment_of_date_time(bytes));
  if (const auto raw = stuf::from_base64(bytes)) {
    fuzz::check(stuf::from_base64(stuf::to_base64(*raw)) == raw);
  }
  const auto parsed = message::parse_xml(bytes, stuf::namespaces());
  if (!parsed) return 0;
  auto content = parsed->root();
  if (stuf::is_soap(content)) content = stuf::content_of(content);
  static_cast<void>(stuf::read_fault(content));
  for (const auto node : content.children()) {
    const auto read = stuf::read_stuurgegevens(node);
    static_cast<void>(stuf::check_stuurgegevens(node, read));
    const auto answer = stuf::answer_to(read, "1", "20260302091527");
    fuzz::check(message::parse_xml(stuf::confirmation("Bv03", answer)).has_value());
    fuzz::check(message::parse_xml(stuf::fault("Fo03", answer, "StUF058")).has_value());
  }
  return 0;
}
