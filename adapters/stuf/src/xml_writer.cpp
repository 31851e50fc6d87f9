#include "rodedraad/stuf/xml_writer.h"

#include <stdexcept>

namespace rodedraad::stuf {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

XmlWriter::XmlWriter(Declaration declaration) {
  if (declaration == Declaration::yes) out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

XmlWriter& XmlWriter::open(std::string_view name) {
  finish_tag();
  indent();
  out_ += '<';
  out_ += name;
  open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  if (!in_tag_) throw std::logic_error("an attribute without its element");
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  out_ += escaped(value);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::close() {
  if (open_.empty()) throw std::logic_error("an end without a begin");
  finish_tag();
  const std::string name = std::move(open_.back());
  open_.pop_back();
  indent();
  out_ += "</" + name + ">\n";
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view name, std::string_view value) {
  finish_tag();
  indent();
  out_ += '<';
  out_ += name;
  out_ += '>';
  out_ += escaped(value);
  out_ += "</";
  out_ += name;
  out_ += ">\n";
  return *this;
}

XmlWriter& XmlWriter::text_if(std::string_view name, std::string_view value) {
  return value.empty() ? *this : text(name, value);
}

std::string XmlWriter::take() {
  if (!open_.empty()) throw std::logic_error("an element that is not closed");
  return std::move(out_);
}

void XmlWriter::finish_tag() {
  if (in_tag_) out_ += ">\n";
  in_tag_ = false;
}

void XmlWriter::indent() { out_.append(2 * open_.size(), ' '); }

}  // namespace rodedraad::stuf
