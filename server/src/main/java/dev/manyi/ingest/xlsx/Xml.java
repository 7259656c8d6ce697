package dev.manyi.ingest.xlsx;

import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Shown;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML part of a workbook, read forwards. POI's own event reader pushes rows; rows are pulled here, so that no more of
 * them are in memory than a batch. Namespaces are not looked at: there are two for the same elements.
 */
final class Xml implements Closeable {
    private static final XMLInputFactory FACTORY = factory();
    private final InputStream bytes;
    private final XMLStreamReader reader;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    Xml(InputStream bytes) {
        this.bytes = bytes;
        try {
            this.reader = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Goes on to the next start or end of an element; false at the end of the part. */
    boolean next() {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new MalformedInput(
                            "it holds a document type, which no workbook does: save it again as .xlsx");
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    boolean starts(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** An attribute of the element that starts here, or null. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element that starts here; the reader stands at its end afterwards. */
    String text() {
        try {
            return reader.getElementText();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** What the counting stream below has to say comes wrapped. */
    private static RuntimeException broken(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedInput said) {
                return said;
            }
        }
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new MalformedInput("it is damaged: its XML can not be read"
                + (line > 0 ? " (line " + line + ", column " + e.getLocation().getColumnNumber() + ")" : "") + " "
                + Shown.text(String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", ""))
                + "; save it again as .xlsx");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
