#include "record.h"

#include <map>
#include <stdexcept>
#include <string_view>

#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::simulate {

namespace {

/// JSON holds text only: in a body that is no UTF-8, each foreign byte becomes U+FFFD.
std::string readable(std::string_view bytes) {
  if (message::is_utf8(bytes)) return std::string{bytes};
  std::string text;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80U) {
      text += c;
    } else {
      text += "\xEF\xBF\xBD";
    }
  }
  return text;
}

/// By name; the values of a repeated header are joined as RFC 9110 section 5.3 says.
std::map<std::string, std::string> by_name(const std::vector<sdk::Pair>& headers) {
  std::map<std::string, std::string> values;
  for (const auto& [name, value] : headers) {
    const auto [place, is_new] = values.emplace(name, value);
    if (!is_new) place->second += ", " + value;
  }
  return values;
}

}  // namespace

RecordFile::RecordFile(const std::filesystem::path& file) : out_(file, std::ios::app) {
  if (!out_) throw std::runtime_error(file.string() + " cannot be opened to append to");
}

void RecordFile::write(const std::string& time, const sdk::Message& request,
                       const std::optional<sdk::Answer>& answer) {
  message::JsonWriter json;
  json.begin_object()
      .text("time", time)
      .text("method", request.method)
      .text("path", readable(request.target))
      .begin_object("headers");
  for (const auto& [name, value] : by_name(request.headers)) {
    json.text(readable(name), readable(value));
  }
  json.end_object().text("body", readable(request.body));
  if (answer) {
    json.begin_object("answer")
        .raw("status", std::to_string(answer->status))
        .text("body", readable(answer->body))
        .end_object();
  } else {
    json.raw("answer", "null");
  }
  out_ << json.end_object().take() << '\n' << std::flush;
}

}  // namespace rodedraad::simulate
