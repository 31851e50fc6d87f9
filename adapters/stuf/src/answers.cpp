#include "rodedraad/stuf/answers.h"

#include "rodedraad/stuf/faults.h"
#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/xml_writer.h"

namespace rodedraad::stuf {

namespace {

constexpr std::size_t kMostDetails = 1000;

/// The first \p most bytes, without the broken half of a character.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
  return text.substr(0, most);
}

void write_system(XmlWriter& xml, std::string_view name, const System& system) {
  xml.open(name);
  xml.text_if("StUF:organisatie", system.organisation);
  xml.text("StUF:applicatie", system.application.empty() ? "onbekend" : system.application);
  xml.text_if("StUF:administratie", system.administration);
  xml.text_if("StUF:gebruiker", system.user);
  xml.close();
}

void write_control(XmlWriter& xml, std::string_view berichtcode, const Stuurgegevens& data) {
  xml.open("StUF:stuurgegevens");
  xml.text("StUF:berichtcode", berichtcode);
  if (data != Stuurgegevens{}) {
    // The schema of Bv01, Bv03, Fo01 and Fo03 wants all of these, also when nobody knows them.
    write_system(xml, "StUF:zender", data.sender);
    write_system(xml, "StUF:ontvanger", data.receiver);
    xml.text("StUF:referentienummer", data.reference);
    xml.text("StUF:tijdstipBericht", data.moment);
    xml.text("StUF:crossRefnummer", data.cross_reference);
  }
  xml.close();
}

void open_message(XmlWriter& xml, std::string_view berichtcode) {
  xml.open("StUF:" + std::string{berichtcode} + "Bericht").attribute("xmlns:StUF", kNamespace);
}

void write_fault_body(XmlWriter& xml, std::string_view code, std::string_view details) {
  const auto& kind = fault_kind(code);
  xml.open("StUF:body");
  xml.text("StUF:code", kind.code);
  xml.text("StUF:plek", kind.place);
  xml.text("StUF:omschrijving", kind.text);
  xml.text_if("StUF:details", cut(details, kMostDetails));
  xml.close();
}

}  // namespace

std::string confirmation(std::string_view berichtcode, const Stuurgegevens& data) {
  XmlWriter xml{XmlWriter::Declaration::no};
  open_message(xml, berichtcode);
  write_control(xml, berichtcode, data);
  xml.close();
  return xml.take();
}

std::string synchronous_confirmation() { return confirmation("Bv02", {}); }

std::string fault(std::string_view berichtcode, const Stuurgegevens& data, std::string_view code,
                  std::string_view details) {
  XmlWriter xml{XmlWriter::Declaration::no};
  open_message(xml, berichtcode);
  write_control(xml, berichtcode, data);
  write_fault_body(xml, code, details);
  xml.close();
  return xml.take();
}

std::string synchronous_fault(std::string_view code, std::string_view details) {
  return fault("Fo02", {}, code, details);
}

Stuurgegevens answer_to(const Stuurgegevens& received, std::string reference, std::string moment) {
  Stuurgegevens answer;
  answer.sender = received.receiver;
  answer.receiver = received.sender;
  answer.reference = std::move(reference);
  answer.moment = std::move(moment);
  answer.cross_reference = received.reference;
  return answer;
}

}  // namespace rodedraad::stuf
